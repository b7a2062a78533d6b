using System.Text;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Signed;
using Caveat.Agreements.Tests.Orders;
using Caveat.Agreements.Waivers;
using Caveat.Signing.Parties;
using Xunit;

namespace Caveat.Agreements.Tests.Waivers;

public sealed class WaiverTests
{
    private static readonly Waiver Sound = Office.Waiver(Office.WaiverText);
    private static readonly ClauseReference Nine = new(AgreementId.Parse("test"), ClauseNumber.Parse("9"));

    [Fact]
    public void A_waiver_says_who_waives_which_clause_for_whom_and_until_when()
    {
        Assert.Equal(("w-1", "test", "9", "minister"), (Sound.Id.Value, Sound.Agreement.Value, Sound.Clause.Value, Sound.Signer.Value));
        Assert.Equal(new InForceInterval(Day(5), Day(25)), Sound.During);
        Assert.Equal(2, Sound.When.Terms.Length);
        Assert.Null(Sound.Notified);
        Assert.True(Office.Waiver(Office.WaiverText[..Office.WaiverText.IndexOf("```", StringComparison.Ordinal)]).When.IsAlways);
    }

    [Theory]
    [InlineData("until: 2026-03-25T00:00:00Z\n", "", 1, 1, "The front matter has no \"until\": add a line \"until: …\".")]
    [InlineData("until: 2026-03-25", "until: 2026-03-05", 7, 8, "\"until\" is not after \"from\", 2026-03-05T00:00:00Z, so the waiver would do nothing: write a later time.")]
    [InlineData("clause: 9", "clause: nine", 4, 9, "\"nine\" is not a clause number: write digits and dots without leading zeros, such as 4.2.")]
    [InlineData("signer: minister", "sigher: minister", 5, 1, "\"sigher\" is not a key of the front matter; did you mean \"signer\"?")]
    [InlineData("when: organisations office\n", "", 14, 1, "\"and\" goes on from \"when\", which is not here: write the first term as \"when: …\".")]
    [InlineData("when: organisations office", "when: organizations office", 14, 7, "\"organizations\" is not what \"when\" takes; did you mean \"organisations\"?")]
    [InlineData("when: organisations office", "when: organisations The Office", 14, 21, "\"The Office\" is not a valid organisation id: use lower-case letters, digits and single hyphens, starting with a letter, at most 64 characters.")]
    [InlineData("and: purposes staff-work", "until: never", 15, 1, "\"until\" is not a word that a line of a waiver starts with: use when, and.")]
    public void A_fault_is_told_with_its_place_and_its_mend(string old, string replacement, int line, int column, string message)
    {
        var rejected = Assert.IsType<DocumentResult<Waiver>.Rejected>(WaiverReader.Read(Encoding.UTF8.GetBytes(Office.WaiverText.With(old, replacement)), "w.md"));
        Assert.Contains(new AgreementError("w.md", line, column, message), rejected.Errors);
    }

    [Fact]
    public void The_named_person_waives()
    {
        var read = Assert.IsType<EnvelopeResult<SignedWaiver>.Read>(SignedWaiver.Read(Office.Sign(Sound, Office.Minister).Envelope.ToJson(), "w"));
        var accepted = Assert.IsType<InstrumentCheck<Waiver>.Accepted>(read.Document.Verify(Office.Agreement, [], Office.Now));
        Assert.Equal(["minister"], accepted.Signers.Select(person => person.Id.Value));
    }

    [Fact]
    public void Nobody_else_signs_for_that_person() =>
        AssertRejected("The waiver has no good signature of \"minister\": let that person sign these bytes.", Office.WaiverText, Office.Clerk);

    [Theory]
    [InlineData("signer: minister", "signer: clerk", "Clause 9 is waived by a person of \"ministry\" of rank \"minister\", and \"clerk\" is of rank \"clerk\" of \"ministry\": let another sign.")]
    [InlineData("signer: minister", "signer: clark", "\"clark\" is not a person of the agreement; did you mean \"clerk\"?")]
    [InlineData("clause: 9", "clause: 8", "The agreement has no clause 8: name the clause that is to be waived.")]
    [InlineData("clause: 9", "clause: 3", "Clause 3, \"Nations\", cannot be waived: only an amendment changes it.")]
    [InlineData("until: 2026-03-25", "until: 2026-04-05", "The waiver lasts until 2026-04-05T00:00:00Z, and clause 9 can be waived for at most 30 days: end it by 2026-04-04T00:00:00Z.")]
    [InlineData("until: 2026-03-25T00:00:00Z", "until: 2026-03-05T12:00:30Z", "The waiver ended at 2026-03-05T12:00:30Z and it is 2026-03-05T12:00:30Z now: write a new one.")]
    [InlineData("until: 2026-03-25T00:00:00Z", "until: 2026-03-25T00:00:00Z\nnotified: 2026-03-06T00:00:00Z", "\"notified\" is 2026-03-06T00:00:00Z and it is 2026-03-05T12:00:30Z now: wait until then, or set the clock right.")]
    [InlineData("purposes staff-work", "purposes staff-wrok", "Its condition names the purpose \"staff-wrok\", which the agreement's register does not list: correct it.")]
    [InlineData("agreement: test", "agreement: other", "It is made under the agreement \"other\", and this is \"test\": check it against the agreement that it names.")]
    public void What_is_wrong_with_a_waiver_is_told_in_one_sentence(string old, string replacement, string message) =>
        AssertRejected(message, Office.WaiverText.With(old, replacement), Office.Minister, Office.Clerk);

    [Fact]
    public void An_order_s_signature_is_no_waiver() => Assert.IsType<EnvelopeResult<SignedWaiver>.Rejected>(
        SignedWaiver.Read(Office.Sign(Office.Order(Office.OrderText), Office.Minister).Envelope.ToJson(), "w"));

    [Fact]
    public void A_waiver_lapses_when_notice_of_it_is_not_on_record_in_time()
    {
        WaiverBook book = WaiverBook.Of([Sound], [], [Office.Agreement]);
        Assert.Equal([0, 1, 1, 0], new[] { Day(5).AddTicks(-1), Day(5), Day(8).AddTicks(-1), Day(8) }.Select(time => book.InEffect(Nine, time).Count));
        Assert.Equal([new DueNotice(Sound, Day(8))], book.DueNotices(Day(6)));
        Assert.Empty(book.DueNotices(Day(8)));
        Assert.Equal(Day(8), book.EndOf(Sound));
        Assert.Equal([Day(5), Day(8), null], new DateTimeOffset?[] { book.NextChangeAfter(Day(1)), book.NextChangeAfter(Day(5)), book.NextChangeAfter(Day(8)) });
    }

    [Fact]
    public void With_notice_in_time_it_lasts_to_its_end()
    {
        Waiver declared = Office.Waiver(Office.WaiverText.With("---\n# ", "notified: 2026-03-05T09:00:00Z\n---\n# "));
        foreach (var book in (WaiverBook[])[WaiverBook.Of([Sound, Sound], [new(Sound.Digest, Day(8).AddTicks(-1))], [Office.Agreement]), WaiverBook.Of([declared], [], [Office.Agreement])])
        {
            Assert.Equal([1, 1, 0], new[] { Day(8), Day(25).AddTicks(-1), Day(25) }.Select(time => book.InEffect(Nine, time).Count));
            Assert.Empty(book.DueNotices(Day(6)));
        }
    }

    [Fact]
    public void Late_notice_and_notice_of_another_revive_nothing()
    {
        WaiverBook book = WaiverBook.Of([Sound], [new(Sound.Digest, Day(8)), new(Office.Agreement.Digest, Day(5))], [Office.Agreement]);
        Assert.Empty(book.InEffect(Nine, Day(9)));
    }

    [Fact]
    public void An_amendment_that_lets_the_clause_no_longer_be_waived_ends_the_waiver()
    {
        Agreement second = Samples.Parse(Office.AgreementText
            .With("version: 1\nin-force: 2026-01-01", "version: 2\namends: sha256:" + new string('0', 64) + "\nin-force: 2026-03-10")
            .With("waiver: by ministry of rank minister, for at most 30 days, notice within 3 days\n", ""));
        WaiverBook book = WaiverBook.Of([Sound], [new(Sound.Digest, Day(6))], [second, Office.Agreement]);
        Assert.Equal([1, 0], new[] { Day(10).AddTicks(-1), Day(10) }.Select(time => book.InEffect(Nine, time).Count));
        Assert.Empty(WaiverBook.Of([Sound], [], []).InEffect(Nine, Day(6)));
    }

    [Fact]
    public void A_waiver_is_of_its_own_clause_and_agreement()
    {
        WaiverBook book = WaiverBook.Of([Sound], [], [Office.Agreement]);
        Assert.Empty(book.InEffect(Nine with { Clause = ClauseNumber.Parse("3") }, Day(6)));
        Assert.Empty(book.InEffect(Nine with { Agreement = AgreementId.Parse("other") }, Day(6)));
    }

    private static void AssertRejected(string message, string text, params PartyPrivateKey[] keys) => Assert.Equal(
        ["waiver.dsse.json: " + message],
        Assert.IsType<InstrumentCheck<Waiver>.Rejected>(Office.Sign(Office.Waiver(text), keys).Verify(Office.Agreement, [], Office.Now)).Errors);

    private static DateTimeOffset Day(int day) => new(2026, 3, day, 0, 0, 0, TimeSpan.Zero);
}
