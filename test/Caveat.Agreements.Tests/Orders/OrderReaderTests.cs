using System.Text;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Registers;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Agreements.Tests.Orders;

public sealed class OrderReaderTests
{
    private const string Block = "terminate: vendor vendor\nfrom: 2026-03-06T00:00:00Z\nstop: 2026-09-06T00:00:00Z\nin flight: finish\nsubstitute: vendor local\n";

    private static readonly string[] Pieces =
    [
        "---", "\n", "```order", "```", "# ", "order: ", "issued: ", "stay: order a", "with: nothing", "with: suspend ", "supersede: order b", "until: 2026-01-01T00:00:00Z",
        "in flight: cut", "vendor ", "model a/*", ",", ":", "\t", "\u202e", "😀", " ", "é", "|", "9999-12-31T23:59:59Z",
    ];

    private static readonly Gen<byte[]> Mutants =
        from edits in (from at in Gen.Choose(0, 2_000) from drop in Gen.Choose(0, 12) from piece in Gen.Elements(Pieces) select (at, drop, piece)).ListOf()
        select edits.Aggregate(Encoding.UTF8.GetBytes(Office.OrderText), (bytes, edit) => Edit(bytes, edit.at % (bytes.Length + 1), edit.drop, Encoding.UTF8.GetBytes(edit.piece)));

    [Fact]
    public void An_order_says_who_orders_what_and_from_when()
    {
        Order order = Office.Order(Office.OrderText);
        Assert.Equal(("end-of-vendor", "test", "oversight-office"), (order.Id.Value, order.Agreement.Value, order.Authority.Value));
        Assert.Equal((new(2026, 3, 5, 12, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 20, 0, 0, 0, TimeSpan.Zero)), (order.Issued, order.Expires!.Value));
        Assert.Equal("Order to end the use of the vendor", order.Title);
        Assert.Equal("The vendor is not used any more.\n\n## Grounds\n\nThey are stated elsewhere.", order.Text);
        Assert.Equal(AgreementDigest.Of(Encoding.UTF8.GetBytes(Office.OrderText)), order.Digest);
        var terminate = Assert.IsType<OrderEffect.Terminate>(order.Effect);
        Assert.Equal("vendor vendor", terminate.Target.ToString());
        Assert.Equal(new(new(2026, 3, 6, 0, 0, 0, TimeSpan.Zero), new(2026, 9, 6, 0, 0, 0, TimeSpan.Zero), InFlight.Finish), terminate.WindDown);
        Assert.Equal("vendor local", terminate.Substitute?.ToString());
    }

    [Fact]
    public void Without_times_an_order_has_effect_from_its_issue_stops_at_once_and_cuts()
    {
        Order order = Office.Order(Office.OrderText.With(Block, "suspend: organisation office\n"));
        var suspend = Assert.IsType<OrderEffect.Suspend>(order.Effect);
        Assert.Equal(new(order.Issued, order.Issued, InFlight.Cut), suspend.WindDown);
        Assert.Null(suspend.Until);
    }

    [Fact]
    public void What_is_written_of_an_order_reads_back_as_the_same() => Prop.ForAll(Sound.ToArbitrary(), effect =>
    {
        string block = Caveat.Agreements.Orders.OrderText.Write(effect);
        Assert.Equal(effect, Office.Order(Office.OrderText.With(Block, block)).Effect);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("terminate: vendor vendor", "terminate: vendro vendor", 17, 12, "\"vendro\" is not what \"terminate\" takes; did you mean \"vendor\"?")]
    [InlineData("terminate: vendor vendor", "terminate: vendor", 17, 12, "\"terminate: vendor\" names nothing: say which.")]
    [InlineData("terminate: vendor vendor", "terminate: vendor The Vendor", 17, 19, "\"The Vendor\" is not a valid vendor id: use lower-case letters, digits and single hyphens, starting with a letter, at most 64 characters.")]
    [InlineData("terminate: vendor vendor", "terminate: model vendor", 17, 18, "\"vendor\" does not name models: write \"vendor/name\", or \"vendor/*\" for all of a vendor's.")]
    [InlineData("terminate: vendor vendor", "termnate: vendor vendor", 17, 1, "\"termnate\" is not a word that a line of an order starts with; did you mean \"terminate\"?")]
    [InlineData("terminate: vendor vendor", "terminate: vendor vendor, vendor local", 17, 27, "\"terminate\" takes one value: remove \"vendor local\" and what follows it.")]
    [InlineData("in flight: finish", "in flight: drop", 20, 12, "\"drop\" is not what can happen to answers in flight: use cut, finish.")]
    [InlineData("in flight: finish", "stay: order other", 20, 1, "Two verbs, \"terminate\" and \"stay\", stand in one block: give each an order of its own.")]
    [InlineData("in flight: finish", "until: 2027-01-01T00:00:00Z", 20, 1, "\"until\" does not go with \"terminate\" but with suspend, stay, supersede: remove it.")]
    [InlineData("stop: 2026-09-06T00:00:00Z", "stop: 2026-03-05T00:00:00Z", 19, 7, "The hard stop 2026-03-05T00:00:00Z comes before the wind-down begins, 2026-03-06T00:00:00Z: write a time that is not before it.")]
    [InlineData("stop: 2026-09-06T00:00:00Z", "stop: 6 September", 19, 7, "\"6 September\" is not a time: write it in UTC as 2026-03-02T17:00:00Z.")]
    [InlineData("stop: 2026-09-06T00:00:00Z", "from: 2026-09-06T00:00:00Z", 19, 1, "\"from\" is given twice: keep one, the first stands in line 18.")]
    [InlineData("substitute: vendor local", "substitute: vendor vendor", 21, 13, "\"vendor vendor\" is what the order ends: name something else, or remove the line.")]
    [InlineData("substitute: vendor local", "substitute: app other", 21, 13, "\"app\" is not what \"substitute\" takes: use vendor, model, provider.")]
    [InlineData("expires: 2026-03-20", "expires: 2026-03-01", 6, 10, "\"expires\" is not after \"issued\", so the order could never be accepted: write a later time.")]
    [InlineData("expires: 2026-03-20", "issued: 2026-03-20", 6, 1, "\"issued\" is given twice: keep one, the first stands in line 5.")]
    [InlineData("authority: oversight-office", "autority: oversight-office", 4, 1, "\"autority\" is not a key of the front matter; did you mean \"authority\"?")]
    [InlineData("order: end-of-vendor\n", "", 1, 1, "The front matter has no \"order\": add a line \"order: …\".")]
    [InlineData("```order", "```rule", 16, 1, "\"```rule\" starts no order block: \"```order\" is the only fenced block that an order has.")]
    [InlineData("## Grounds", "```order\nsuspend: app a\n```\n", 19, 1, "A second order block stands here: keep one, the first stands in line 12.")]
    [InlineData("local\n```\n", "local\n```\n\nMore.\n", 24, 1, "Text follows the order block: put it above the block, which ends the document.")]
    [InlineData("local\n```\n", "local\n```\n\n## More\n", 24, 1, "Text follows the order block: put it above the block, which ends the document.")]
    [InlineData("# Order to end the use of the vendor\n", "", 9, 1, "Text stands before the title: start the document's body with \"# Title\".")]
    public void A_fault_is_told_with_its_place_and_its_mend(string old, string replacement, int line, int column, string message)
    {
        var rejected = Assert.IsType<DocumentResult<Order>.Rejected>(OrderReader.Read(Encoding.UTF8.GetBytes(Office.OrderText.With(old, replacement)), "order.md"));
        Assert.Contains(new AgreementError("order.md", line, column, message), rejected.Errors);
    }

    [Theory]
    [InlineData("supersede: order a\n", "The order does not say what takes the other's place: add \"with: terminate …\", \"with: suspend …\" or \"with: nothing\".")]
    [InlineData("supersede: order a\nwith: nothing\nstop: 2026-09-06T00:00:00Z\n", "\"stop\" says nothing where the other order is superseded with nothing: remove it.")]
    [InlineData("supersede: order a\nwith: terminate\n", "\"with: terminate\" names nothing: say what, as in \"with: terminate vendor …\".")]
    [InlineData("supersede: order a\nwith: terminate vendor b\nuntil: 2026-09-06T00:00:00Z\n", "A termination has no end: remove \"until\", or write \"suspend\".")]
    [InlineData("suspend: app a\nstop: 2026-09-06T00:00:00Z\nuntil: 2026-09-06T00:00:00Z\n", "\"until\" is not after \"stop\", 2026-09-06T00:00:00Z, so the order would do nothing: write a later time.")]
    [InlineData("stay: vendor a\n", "\"vendor\" is not what \"stay\" takes: use order.")]
    [InlineData("stay: order a\nwith: nothing\n", "\"with\" does not go with \"stay\" but with supersede: remove it.")]
    [InlineData("reinstate: vendr a\n", "\"vendr\" is not what \"reinstate\" takes; did you mean \"vendor\"?")]
    [InlineData("from: 2026-03-06T00:00:00Z\n", "The block does not say what the order does: start a line with terminate, suspend, stay, reinstate, supersede.")]
    public void A_faulty_block_is_told(string block, string message)
    {
        var rejected = Assert.IsType<DocumentResult<Order>.Rejected>(OrderReader.Read(Encoding.UTF8.GetBytes(Office.OrderText.With(Block, block)), "order.md"));
        Assert.Equal([message], rejected.Errors.Select(error => error.Message));
    }

    [Theory]
    [InlineData("```order\n" + Block + "```\n", "The document orders nothing: end it with a block \"```order\" that says what it does, such as \"terminate: vendor …\".")]
    [InlineData("The vendor is not used any more.\n\n## Grounds\n\nThey are stated elsewhere.\n", "The document has no text: write under the title what an order means, for that is what is signed.")]
    public void An_order_has_a_text_and_a_block(string part, string message)
    {
        var rejected = Assert.IsType<DocumentResult<Order>.Rejected>(OrderReader.Read(Encoding.UTF8.GetBytes(Office.OrderText.With(part, "")), "order.md"));
        Assert.Equal([message], rejected.Errors.Select(error => error.Message));
    }

    [Fact]
    public void No_edit_of_a_sound_order_makes_the_reader_throw_and_every_error_lies_in_it() => Prop.ForAll(Mutants.ToArbitrary(), document =>
    {
        if (OrderReader.Read(document, "order.md") is not DocumentResult<Order>.Rejected rejected)
        {
            return;
        }

        var lines = Encoding.UTF8.GetString(document).Split('\n');
        Assert.NotEmpty(rejected.Errors);
        Assert.All(rejected.Errors, error =>
        {
            Assert.InRange(error.Line, 1, lines.Length);
            Assert.InRange(error.Column, 1, lines[error.Line - 1].Length + 1);
            Assert.DoesNotContain('\n', error.Message);
        });
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    /// <summary>Effects that a document can say: what ends, ends after it begins.</summary>
    private static Gen<OrderEffect> Sound => OrderWorld.Effects.Select(effect => effect switch
    {
        OrderEffect.Suspend suspend => suspend with { Until = suspend.Until is null ? null : suspend.WindDown.Stop.AddHours(1) },
        OrderEffect.Stay stay => stay with { Until = stay.Until is null ? null : stay.From.AddHours(1) },
        OrderEffect.Supersede { Replacement: OrderEffect.Suspend suspend } supersede => supersede with
        {
            From = suspend.WindDown.From,
            Replacement = suspend with { Until = null, Substitute = new OrderTarget.OfProvider(ProviderId.Parse("spare")) },
        },
        OrderEffect.Supersede { Replacement: OrderEffect.Terminate terminate } supersede => supersede with { From = terminate.WindDown.From },
        _ => effect,
    });

    private static byte[] Edit(byte[] bytes, int at, int drop, byte[] insert) =>
        [.. bytes[..at], .. insert, .. bytes[Math.Min(bytes.Length, at + drop)..]];
}
