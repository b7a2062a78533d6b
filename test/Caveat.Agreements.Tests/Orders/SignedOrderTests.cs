using System.Text;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Signed;
using Caveat.Agreements.Waivers;
using Caveat.Signing.Dsse;
using Caveat.Signing.Parties;
using Xunit;

namespace Caveat.Agreements.Tests.Orders;

public sealed class SignedOrderTests
{
    private const string Target = "terminate: vendor vendor\n";
    private static readonly PartyPrivateKey Stranger = PartyPrivateKey.Generate();
    private static readonly Order Sound = Office.Order(Office.OrderText);

    private static readonly Order Earlier = Office.Order(Office.OrderText.With("order: end-of-vendor", "order: earlier").With("issued: 2026-03-05", "issued: 2026-03-04"));

    [Fact]
    public void An_order_signed_by_as_many_people_as_its_authority_needs_is_accepted()
    {
        var accepted = Assert.IsType<InstrumentCheck<Order>.Accepted>(Check(Reread(Office.Sign(Sound, Office.Bob, Office.Ann))));
        Assert.Equal(["ann", "bob"], accepted.Signers.Select(person => person.Id.Value));
        Assert.Equal(Sound.Digest, accepted.Instrument.Digest);
    }

    [Fact]
    public void An_order_that_was_accepted_before_is_accepted_again() =>
        Assert.IsType<InstrumentCheck<Order>.Accepted>(Check(Office.Sign(Sound, Office.Bob, Office.Ann), known: [Sound]));

    [Fact]
    public void One_key_that_signs_twice_counts_once()
    {
        var once = Office.Sign(Sound, Office.Ann).Envelope.Signatures[0];
        var again = Office.Sign(Sound, Office.Ann).Envelope.Signatures[0];
        DsseEnvelope doubled = new(SignedOrder.PayloadType, Sound.Source, [once, again with { KeyId = "" }]);
        AssertRejected(
            "order.dsse.json: \"oversight-office\" orders with 2 signatures of different people with different keys, and the order has 1 of its people's (\"ann\"): let its people sign.",
            Read(doubled));
    }

    [Fact]
    public void One_key_or_one_person_that_stands_twice_in_the_table_counts_once()
    {
        var register = Office.Agreement.Register;
        var ann = register.People[0];
        // No reader lets these through; the count must hold all the same.
        AssertRejected(1, register with { People = [ann, ann with { Id = Caveat.Agreements.Registers.PersonId.Parse("ann-again") }] }, Office.Sign(Sound, Office.Ann));
        AssertRejected(1, register with { People = [ann, ann with { Key = Office.Bob.PublicKey }] }, Office.Sign(Sound, Office.Ann, Office.Bob));

        void AssertRejected(int count, Caveat.Agreements.Registers.Register people, SignedOrder signed)
        {
            Agreement agreement = new(Office.Agreement.Source)
            {
                Id = Office.Agreement.Id,
                Version = 1,
                Amends = null,
                InForce = Office.Agreement.InForce,
                Title = "",
                Parties = [],
                Threshold = 1,
                Register = people,
                Clauses = [],
                CoveredNetworks = [],
            };
            var rejected = Assert.IsType<InstrumentCheck<Order>.Rejected>(signed.Verify(agreement, [], Office.Now));
            Assert.Contains($"and the order has {count} of its people's", Assert.Single(rejected.Errors), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void People_of_other_authorities_and_strangers_do_not_count() => AssertRejected(
        "order.dsse.json: \"oversight-office\" orders with 2 signatures of different people with different keys, and the order has 1 of its people's (\"bob\"): let its people sign.",
        Office.Sign(Sound, Office.Bob, Office.Judge, Stranger));

    [Fact]
    public void A_signature_over_other_bytes_is_wrong()
    {
        var tampered = Encoding.UTF8.GetBytes(Office.OrderText.With("stop: 2026-09-06", "stop: 2027-09-06"));
        AssertRejected(
            "order.dsse.json: \"oversight-office\" orders with 2 signatures of different people with different keys, and the order has 0 of its people's; the signature of \"ann\" is wrong; the signature of \"bob\" is wrong: let its people sign.",
            Read(new(SignedOrder.PayloadType, tampered, Office.Sign(Sound, Office.Ann, Office.Bob).Envelope.Signatures)));
    }

    [Fact]
    public void A_signature_for_another_kind_of_document_is_no_consent()
    {
        DsseEnvelope other = new(SignedWaiver.PayloadType, Sound.Source, []);
        var rejected = Assert.IsType<EnvelopeResult<SignedOrder>.Rejected>(SignedOrder.Read(other.Sign(Office.Ann).ToJson(), "o"));
        Assert.Equal(
            ["o: The envelope holds \"application/vnd.caveat.waiver.v1+markdown\", not an order, \"application/vnd.caveat.order.v1+markdown\": sign the document as an order."],
            rejected.Errors);
        // Nor does putting the right type on it help: the type is signed with the bytes.
        Assert.IsType<InstrumentCheck<Order>.Rejected>(Check(Read(new(SignedOrder.PayloadType, Sound.Source, other.Sign(Office.Ann).Sign(Office.Bob).Signatures))));
    }

    [Theory]
    [InlineData("agreement: test", "agreement: other", "It is made under the agreement \"other\", and this is \"test\": check it against the agreement that it names.")]
    [InlineData("authority: oversight-office", "authority: oversight-ofice", "\"oversight-ofice\" is not an authority of the agreement; did you mean \"oversight-office\"?")]
    [InlineData("terminate: vendor vendor\n", "terminate: vendor vendro\n", "\"vendro\" is not a vendor of the agreement's register; did you mean \"vendor\"?")]
    [InlineData("terminate: vendor vendor\n", "terminate: model none/big\n", "\"none\" is not a vendor of the agreement's register: there are vendor, local.")]
    [InlineData("terminate: vendor vendor\n", "terminate: organisation offices\n", "\"offices\" is not an organisation of the agreement's register; did you mean \"office\"?")]
    [InlineData("terminate: vendor vendor\n", "terminate: network elsewhere\n", "\"elsewhere\" is not a network of the agreement's register: there are net-a.")]
    [InlineData("substitute: vendor local", "substitute: vendor locl", "\"locl\" is not a vendor of the agreement's register; did you mean \"local\"?")]
    [InlineData("issued: 2026-03-05T12:00:00Z", "issued: 2026-03-05T12:01:31Z", "\"issued\" is 2026-03-05T12:01:31Z and it is 2026-03-05T12:00:30Z now: wait until then, or set the clock right.")]
    [InlineData("expires: 2026-03-20T00:00:00Z", "expires: 2026-03-05T12:00:30Z", "The order expired at 2026-03-05T12:00:30Z and it is 2026-03-05T12:00:30Z now: issue it anew.")]
    public void What_is_wrong_with_an_order_is_told_in_one_sentence(string old, string replacement, string message) =>
        AssertRejected("order.dsse.json: " + message, Office.Sign(Office.Order(Office.OrderText.With(old, replacement)), Office.Ann, Office.Bob));

    [Fact]
    public void An_order_may_be_issued_within_the_next_minute() =>
        Assert.IsType<InstrumentCheck<Order>.Accepted>(Check(Office.Sign(Office.Order(Office.OrderText.With("issued: 2026-03-05T12:00:00Z", "issued: 2026-03-05T12:01:30Z")), Office.Ann, Office.Bob)));

    [Theory]
    [InlineData("stay: order earlier", "\"oversight-office\" may not stay; the agreement lets it terminate, suspend, reinstate, supersede.")]
    [InlineData("reinstate: order erlier", "\"erlier\" is not an order that was accepted, so this one cannot reinstate it; did you mean \"earlier\"?")]
    [InlineData("supersede: order other\nwith: nothing", "\"other\" is not an order that was accepted, so this one cannot supersede it: there are earlier.")]
    [InlineData("supersede: order later\nwith: nothing", "The order \"later\" was issued at 2026-03-05T12:00:00Z, not before this one, 2026-03-05T12:00:00Z: an order changes only earlier ones.")]
    public void An_order_about_an_order_needs_one_that_came_before(string block, string message)
    {
        Order order = Office.Order(Office.OrderText.With(Target, block + "\n").With("from: 2026-03-06T00:00:00Z\nstop: 2026-09-06T00:00:00Z\nin flight: finish\nsubstitute: vendor local\n", ""));
        Order later = Office.Order(Office.OrderText.With("order: end-of-vendor", "order: later"));
        Order[] known = block.Contains("later", StringComparison.Ordinal) ? [Earlier, later] : [Earlier];
        AssertRejected("order.dsse.json: " + message, Office.Sign(order, Office.Ann, Office.Bob), known);
    }

    [Fact]
    public void A_court_of_one_stays_an_order_of_others()
    {
        Order stay = Office.Order(Office.OrderText
            .With("authority: oversight-office", "authority: court")
            .With("order: end-of-vendor", "order: stay-1")
            .With("terminate: vendor vendor\nfrom: 2026-03-06T00:00:00Z\nstop: 2026-09-06T00:00:00Z\nin flight: finish\nsubstitute: vendor local\n", "stay: order earlier\n"));
        Assert.IsType<InstrumentCheck<Order>.Accepted>(Check(Office.Sign(stay, Office.Judge), known: [Earlier]));
        AssertRejected("order.dsse.json: \"court\" orders with 1 signature, and the order has 0 of its people's: let its people sign.", Office.Sign(stay, Office.Ann), [Earlier]);
    }

    [Fact]
    public void Superseding_with_a_termination_takes_the_power_to_terminate()
    {
        Agreement agreement = Samples.Parse(Office.AgreementText.With("| stay reinstate |", "| stay supersede |"));
        Order order = Office.Order(Office.OrderText.With("authority: oversight-office", "authority: court").With(Target, "supersede: order earlier\nwith: terminate vendor vendor\n"));
        var rejected = Assert.IsType<InstrumentCheck<Order>.Rejected>(Office.Sign(order, Office.Judge).Verify(agreement, [Earlier], Office.Now));
        Assert.Equal(["order.dsse.json: \"court\" may not terminate; the agreement lets it stay, supersede."], rejected.Errors);
    }

    [Fact]
    public void An_id_is_taken_once()
    {
        Order twin = Office.Order(Office.OrderText.With("They are stated elsewhere.", "They are secret."));
        AssertRejected($"order.dsse.json: Another order \"end-of-vendor\", {twin.Digest}, was accepted before: give this one an id of its own.", Office.Sign(Sound, Office.Ann, Office.Bob), [twin]);
    }

    private static InstrumentCheck<Order> Check(SignedOrder signed, params Order[] known) => signed.Verify(Office.Agreement, known, Office.Now);

    private static void AssertRejected(string message, SignedOrder signed, params Order[] known) =>
        Assert.Equal([message], Assert.IsType<InstrumentCheck<Order>.Rejected>(Check(signed, known)).Errors);

    private static SignedOrder Reread(SignedOrder signed) => Read(signed.Envelope);

    private static SignedOrder Read(DsseEnvelope envelope) =>
        Assert.IsType<EnvelopeResult<SignedOrder>.Read>(SignedOrder.Read(envelope.ToJson(), "order.dsse.json")).Document;
}
