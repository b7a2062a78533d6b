using System.Text;
using Caveat.Agreements.History;
using Caveat.Signing.Dsse;
using Caveat.Signing.Parties;
using Xunit;

namespace Caveat.Agreements.Tests.History;

public sealed class HistoryTests
{
    private static readonly PartyPrivateKey Stranger = PartyPrivateKey.Generate();
    private static readonly string FirstText = Samples.Text("department-classified.v1.md");
    private static readonly string SecondText = Samples.Text("department-classified.v2.md");
    private static readonly Agreement First = Samples.Enrolled(FirstText);
    private static readonly Agreement Second = Samples.Enrolled(SecondText, First);
    private static readonly SignedAgreement SignedFirst = Samples.Sign(First, Samples.Department, Samples.Vendor);
    private static readonly SignedAgreement SignedSecond = Samples.Sign(Second, Samples.Department, Samples.Vendor);

    [Fact]
    public void Two_versions_that_all_parties_signed_are_a_history()
    {
        AgreementHistory history = Loaded(SignedSecond, SignedFirst);
        Assert.Equal([1, 2], history.Versions.Select(signed => signed.Agreement.Version));
        Assert.Equal("department-classified", history.Id.Value);
    }

    [Fact]
    public void A_missing_signature_is_told_with_the_party() => AssertRejected(
        "v1.dsse.json: Version 1 of \"department-classified\" is not signed by its own parties: the signature of \"vendor\" is missing, 1 of the 2 signatures needed are good.",
        Samples.Sign(First, Samples.Department));

    [Fact]
    public void A_stranger_s_signature_counts_for_nobody() => AssertRejected(
        "v1.dsse.json: Version 1 of \"department-classified\" is not signed by its own parties: the signature of \"vendor\" is missing, 1 of the 2 signatures needed are good.",
        Samples.Sign(First, Samples.Department, Stranger));

    [Fact]
    public void One_key_that_signs_twice_counts_once()
    {
        SignedAgreement once = Samples.Sign(First, Samples.Department);
        SignedAgreement again = Samples.Sign(First, Samples.Department);
        // ECDSA signatures differ each time, so these are two good signatures of one key.
        DsseEnvelope doubled = new(SignedAgreement.PayloadType, First.Source, [once.Envelope.Signatures[0], again.Envelope.Signatures[0] with { KeyId = "" }]);
        AssertRejected(
            "v1.dsse.json: Version 1 of \"department-classified\" is not signed by its own parties: the signature of \"vendor\" is missing, 1 of the 2 signatures needed are good.",
            Read(doubled));
    }

    [Fact]
    public void A_tampered_text_makes_every_signature_wrong()
    {
        var tampered = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(First.Source.Span).Replace("US SECRET", "US TOP SECRET", StringComparison.Ordinal));
        AssertRejected(
            "v1.dsse.json: Version 1 of \"department-classified\" is not signed by its own parties: the signature of \"department\" is wrong, the signature of \"vendor\" is wrong, 0 of the 2 signatures needed are good.",
            Read(new(SignedAgreement.PayloadType, tampered, SignedFirst.Envelope.Signatures)));
    }

    [Fact]
    public void No_flipped_byte_of_a_signed_agreement_goes_unnoticed()
    {
        var source = First.Source.ToArray();
        // Every byte is covered by the signature; these are places of each kind of content.
        for (var i = 0; i < source.Length; i += 97)
        {
            byte[] flipped = [.. source];
            flipped[i] ^= 0x01;
            var json = new DsseEnvelope(SignedAgreement.PayloadType, flipped, SignedFirst.Envelope.Signatures).ToJson();
            var accepted = SignedAgreement.Read(json, "a") is SignedResult.Read read && AgreementHistory.Verify([read.Document]) is HistoryResult.Loaded;
            Assert.False(accepted, $"The byte {i} was changed unnoticed.");
        }
    }

    [Fact]
    public void An_amendment_signed_by_one_party_only_is_refused() => AssertRejected(
        "v2.dsse.json: Version 2 of \"department-classified\" is not signed by the parties of version 1: the signature of \"vendor\" is missing, 1 of the 2 signatures needed are good.",
        SignedFirst,
        Samples.Sign(Second, Samples.Department));

    [Fact]
    public void An_amendment_that_changes_a_key_needs_the_old_key_and_the_new_one()
    {
        Agreement changed = Samples.Enrolled(
            SecondText,
            new() { [PartyId.Parse("department")] = Samples.Department.PublicKey, [PartyId.Parse("vendor")] = Stranger.PublicKey },
            First);
        Assert.IsType<HistoryResult.Rejected>(AgreementHistory.Verify([SignedFirst, Samples.Sign(changed, Samples.Department, Stranger)]));
        Assert.IsType<HistoryResult.Rejected>(AgreementHistory.Verify([SignedFirst, Samples.Sign(changed, Samples.Department, Samples.Vendor)]));
        Assert.IsType<HistoryResult.Loaded>(AgreementHistory.Verify([SignedFirst, Samples.Sign(changed, Samples.Department, Samples.Vendor, Stranger)]));
    }

    [Fact]
    public void An_amendment_of_another_text_is_refused()
    {
        Agreement other = Samples.Enrolled(FirstText.Replace("It binds nobody.", "It binds no one.", StringComparison.Ordinal));
        Agreement amendment = Samples.Enrolled(SecondText, other);
        AssertRejected(
            $"v2.dsse.json: Version 2 of \"department-classified\" amends {other.Digest}, but version 1 is {First.Digest}: it was written for another text.",
            SignedFirst,
            Samples.Sign(amendment, Samples.Department, Samples.Vendor));
    }

    [Fact]
    public void A_gap_in_the_versions_is_refused()
    {
        Agreement third = Samples.Enrolled(SecondText.Replace("version: 2", "version: 3", StringComparison.Ordinal), Second);
        AssertRejected(
            "v3.dsse.json: This is version 3 of \"department-classified\" and version 2 is not there: put it beside this file.",
            SignedFirst,
            Samples.Sign(third, Samples.Department, Samples.Vendor));
        AssertRejected(
            "v2.dsse.json: This is version 2 of \"department-classified\" and version 1 is not there: put all versions from 1 into the directory.",
            SignedSecond);
    }

    [Fact]
    public void Two_texts_of_one_version_are_refused()
    {
        Agreement other = Samples.Enrolled(SecondText.Replace("It binds nobody.", "It binds no one.", StringComparison.Ordinal), First);
        Assert.IsType<HistoryResult.Rejected>(AgreementHistory.Verify([SignedFirst, SignedSecond, Samples.Sign(other, Samples.Department, Samples.Vendor)]));
    }

    [Fact]
    public void An_amendment_does_not_start_before_what_it_amends()
    {
        Agreement early = Samples.Enrolled(SecondText.Replace("in-force: 2026-03-02T17:00:00Z", "in-force: 2026-02-26T00:00:00Z", StringComparison.Ordinal), First);
        AssertRejected(
            "v2.dsse.json: Version 2 of \"department-classified\" would be in force from 2026-02-26 00:00:00Z, before version 1 from 2026-02-27 00:00:00Z: an amendment starts no earlier than what it amends.",
            SignedFirst,
            Samples.Sign(early, Samples.Department, Samples.Vendor));
    }

    [Fact]
    public void A_pinned_first_version_must_be_that_one()
    {
        Assert.IsType<HistoryResult.Loaded>(AgreementHistory.Verify([SignedFirst], First.Digest));
        Assert.IsType<HistoryResult.Rejected>(AgreementHistory.Verify([SignedFirst], Second.Digest));
    }

    [Fact]
    public void Which_version_governs_is_told_for_every_time()
    {
        AgreementHistory history = Loaded(SignedFirst, SignedSecond);
        DateTimeOffset friday = First.InForce.From;
        DateTimeOffset monday = Second.InForce.From;
        DateTimeOffset end = Second.InForce.Until!.Value;
        Assert.Null(history.InForceAt(friday.AddTicks(-1)));
        Assert.Equal(1, history.InForceAt(friday)?.Version);
        Assert.Equal(1, history.InForceAt(monday.AddTicks(-1))?.Version);
        Assert.Equal(2, history.InForceAt(monday)?.Version);
        Assert.Equal(2, history.InForceAt(end.AddTicks(-1))?.Version);
        Assert.Null(history.InForceAt(end));
        Assert.Equal(friday, Assert.IsType<HistoryState.NotYetInForce>(history.StateAt(friday.AddTicks(-1))).From);
        Assert.Equal(end, Assert.IsType<HistoryState.Expired>(history.StateAt(end)).Since);
        Assert.IsType<HistoryState.InForce>(history.StateAt(monday));
    }

    [Fact]
    public void Between_an_ended_version_and_its_amendment_nothing_is_in_force()
    {
        Agreement brief = Samples.Enrolled(FirstText.Replace("until: 2031-02-27T00:00:00Z", "until: 2026-02-28T00:00:00Z", StringComparison.Ordinal));
        Agreement late = Samples.Enrolled(SecondText, brief);
        AgreementHistory history = Loaded(Samples.Sign(brief, Samples.Department, Samples.Vendor), Samples.Sign(late, Samples.Department, Samples.Vendor));
        DateTimeOffset sunday = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(2, Assert.IsType<HistoryState.NotYetInForce>(history.StateAt(sunday)).Next.Version);
    }

    [Fact]
    public void A_threshold_below_all_parties_is_enough_when_the_required_ones_are_among_them()
    {
        Agreement lenient = Samples.Enrolled(FirstText.Replace("supplies models | unenrolled | required", "supplies models | unenrolled | optional", StringComparison.Ordinal));
        Assert.IsType<HistoryResult.Loaded>(AgreementHistory.Verify([Samples.Sign(lenient, Samples.Department)]));
        Assert.IsType<HistoryResult.Rejected>(AgreementHistory.Verify([Samples.Sign(lenient, Samples.Vendor)]));
    }

    [Fact]
    public void An_envelope_of_another_type_is_no_agreement()
    {
        DsseEnvelope envelope = new DsseEnvelope("text/plain", First.Source, []).Sign(Samples.Department).Sign(Samples.Vendor);
        Assert.IsType<SignedResult.Rejected>(SignedAgreement.Read(envelope.ToJson(), "a"));
    }

    [Fact]
    public void A_draft_in_an_envelope_is_refused()
    {
        DsseEnvelope envelope = new DsseEnvelope(SignedAgreement.PayloadType, Encoding.UTF8.GetBytes(FirstText), []).Sign(Samples.Department);
        Assert.Contains("draft", Assert.Single(Assert.IsType<SignedResult.Rejected>(SignedAgreement.Read(envelope.ToJson(), "a")).Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_is_loaded_whole_or_not_at_all()
    {
        var directory = Directory.CreateTempSubdirectory("caveat-history-").FullName;
        try
        {
            Assert.IsType<HistoryResult.Rejected>(AgreementHistory.Load(directory));
            Assert.IsType<HistoryResult.Rejected>(AgreementHistory.Load(Path.Combine(directory, "none")));
            File.WriteAllBytes(Path.Combine(directory, "b.dsse.json"), SignedFirst.Envelope.ToJson());
            File.WriteAllBytes(Path.Combine(directory, "a.dsse.json"), SignedSecond.Envelope.ToJson());
            File.WriteAllText(Path.Combine(directory, "notes.md"), "not an agreement");
            Assert.Equal(2, Assert.IsType<HistoryResult.Loaded>(AgreementHistory.Load(directory, First.Digest)).History.Versions.Length);

            File.WriteAllText(Path.Combine(directory, "c.dsse.json"), "{");
            var error = Assert.Single(Assert.IsType<HistoryResult.Rejected>(AgreementHistory.Load(directory)).Errors);
            Assert.StartsWith("c.dsse.json: ", error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static AgreementHistory Loaded(params SignedAgreement[] versions) =>
        Assert.IsType<HistoryResult.Loaded>(AgreementHistory.Verify(versions)).History;

    private static SignedAgreement Read(DsseEnvelope envelope) =>
        Assert.IsType<SignedResult.Read>(SignedAgreement.Read(envelope.ToJson(), "v1.dsse.json")).Document;

    private static void AssertRejected(string error, params SignedAgreement[] versions) =>
        Assert.Equal(error, Assert.IsType<HistoryResult.Rejected>(AgreementHistory.Verify(versions)).Errors[0]);
}
