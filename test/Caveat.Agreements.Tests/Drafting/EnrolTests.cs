using System.Collections.Immutable;
using System.Text;
using Caveat.Agreements.Drafting;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Registers;
using Caveat.Signing.Parties;
using Xunit;

namespace Caveat.Agreements.Tests.Drafting;

public sealed class EnrolTests
{
    private static readonly PartyPublicKey Department = Samples.Department.PublicKey;
    private static readonly PartyPublicKey Vendor = Samples.Vendor.PublicKey;
    private static readonly AgreementDigest Digest = AgreementDigest.Of("x"u8);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Enrolling_fills_keys_and_hash_and_changes_nothing_else(string newline)
    {
        var draft = Samples.Text("department-classified.v2.md").Replace("\n", newline, StringComparison.Ordinal);
        var expected = draft
            .Replace("| department | operates the network | unenrolled |", $"| department | operates the network | {Department} |", StringComparison.Ordinal)
            .Replace("| vendor | supplies models | unenrolled |", $"| vendor | supplies models | {Vendor} |", StringComparison.Ordinal)
            .Replace(Samples.Parse(draft).Amends!.Value.Value, Digest.Value, StringComparison.Ordinal);
        string parties = Text(Enrol(draft, Digest, ("department", Department), ("vendor", Vendor)));
        Assert.Equal(expected, parties);
        Assert.True(Samples.Parse(parties).IsDraft);

        Dictionary<PersonId, PartyPublicKey> people = Samples.PeopleOf(draft);
        Assert.Equal(4, people.Count);
        string complete = Text(AgreementDraft.Enrol(Encoding.UTF8.GetBytes(parties), "a.md", new Dictionary<PartyId, PartyPublicKey>(), null, people));
        Agreement agreement = Samples.Parse(complete);
        Assert.False(agreement.IsDraft);
        Assert.All(agreement.Register.People, person => Assert.Equal(people[person.Id], person.Key));
        Assert.Equal(expected, people.Values.Aggregate(complete, (text, key) => text.Replace(key.ToString(), "unenrolled", StringComparison.Ordinal)));
    }

    [Fact]
    public void Parties_may_enrol_one_after_another_and_again()
    {
        var one = Text(Enrol(Document.Minimal, null, ("vendor", Vendor)));
        Assert.True(Samples.Parse(one).IsDraft);
        var both = Text(Enrol(one, null, ("department", Department), ("vendor", Vendor)));
        Assert.False(Samples.Parse(both).IsDraft);
    }

    [Fact]
    public void A_party_that_is_not_there_is_told_with_the_one_that_was_meant() =>
        Assert.Contains("did you mean \"vendor\"?", Errors(Enrol(Document.Minimal, null, ("vendro", Vendor)))[0].Message, StringComparison.Ordinal);

    [Fact]
    public void Another_key_for_an_enrolled_party_is_refused() =>
        Assert.Contains("has a key already", Errors(Enrol(Text(Enrol(Document.Minimal, null, ("vendor", Vendor))), null, ("vendor", Department)))[0].Message, StringComparison.Ordinal);

    [Fact]
    public void One_key_for_two_parties_is_refused() =>
        Assert.Contains("has the same key as", Errors(Enrol(Document.Minimal, null, ("vendor", Vendor), ("department", Vendor)))[0].Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("adah", "\"adah\" is not a person of this agreement; did you mean \"ada\"?")]
    [InlineData("eve", "The person \"eve\" is to have no key: write \"unenrolled\" in place of \"-\" to enrol one.")]
    public void A_person_who_is_not_there_or_is_to_have_no_key_is_told(string person, string expected) =>
        Assert.Equal(expected, Errors(EnrolPerson(Document.Full, person, Department))[0].Message);

    [Fact]
    public void Another_key_for_an_enrolled_person_and_one_key_for_two_people_are_refused()
    {
        string one = Text(EnrolPerson(Document.Full, "ada", Department));
        Assert.Equal(one, Text(EnrolPerson(one, "ada", Department)));
        Assert.Contains("has a key already", Errors(EnrolPerson(one, "ada", Vendor))[0].Message, StringComparison.Ordinal);
        Assert.Contains("has the same key as \"ada\"", Errors(EnrolPerson(one, "ben", Department))[0].Message, StringComparison.Ordinal);
        Assert.Contains("is not a person of this agreement: the document lists none.", Errors(EnrolPerson(Document.Minimal, "ada", Vendor))[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_version_has_no_hash_to_fill_in() =>
        Assert.Contains("amends nothing", Errors(Enrol(Document.Minimal, Digest, ("vendor", Vendor)))[0].Message, StringComparison.Ordinal);

    private static EnrolResult Enrol(string draft, AgreementDigest? amends, params (string Party, PartyPublicKey Key)[] keys) =>
        AgreementDraft.Enrol(Encoding.UTF8.GetBytes(draft), "a.md", keys.ToDictionary(pair => PartyId.Parse(pair.Party), pair => pair.Key), amends);

    private static EnrolResult EnrolPerson(string draft, string person, PartyPublicKey key) => AgreementDraft.Enrol(
        Encoding.UTF8.GetBytes(draft), "a.md", new Dictionary<PartyId, PartyPublicKey>(), null, new Dictionary<PersonId, PartyPublicKey> { [PersonId.Parse(person)] = key });

    private static string Text(EnrolResult result) => Encoding.UTF8.GetString(Assert.IsType<EnrolResult.Enrolled>(result).Document.Span);

    private static ImmutableArray<AgreementError> Errors(EnrolResult result) => Assert.IsType<EnrolResult.Rejected>(result).Errors;
}
