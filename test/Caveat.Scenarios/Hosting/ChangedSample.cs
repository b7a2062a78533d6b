using System.Text;
using Caveat.Agreements;
using Caveat.Agreements.Drafting;
using Caveat.Agreements.History;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Registers;
using Caveat.Signing.Parties;
using Caveat.Testing;

namespace Caveat.Scenarios.Hosting;

/// <summary>The alliance's sample with something changed, signed by keys of this run, where the demonstration looks for it.</summary>
internal static class ChangedSample
{
    private const string Name = "nato-unclassified.v1";

    /// <summary>Adds a clause 4.9 with this rule.</summary>
    public static void WriteWith(TemporaryFolder folder, params IEnumerable<string> rule) => Write(folder, "## 5. With what", $"""
        ### 4.9 One more

        The text of one more clause.

        #### fr Encore une

        Le texte d'une clause de plus.

        ```rule
        {string.Join('\n', rule)}
        ```

        ## 5. With what
        """);

    public static void Write(TemporaryFolder folder, string sample, string changed) => Write(folder, (sample, changed));

    public static void Write(TemporaryFolder folder, params IEnumerable<(string Sample, string Changed)> changes)
    {
        var text = File.ReadAllText(Repository.File("samples", Name + ".md"));
        foreach (var (sample, changed) in changes)
        {
            Assert.Contains(sample, text, StringComparison.Ordinal);
            text = text.Replace(sample, changed, StringComparison.Ordinal);
        }

        using var alliance = PartyPrivateKey.Generate();
        using var vendor = PartyPrivateKey.Generate();
        var keys = new Dictionary<PartyId, PartyPublicKey> { [PartyId.Parse("alliance")] = alliance.PublicKey, [PartyId.Parse("vendor")] = vendor.PublicKey };
        using var chair = PartyPrivateKey.Generate();
        using var secretary = PartyPrivateKey.Generate();
        var people = new Dictionary<PersonId, PartyPublicKey> { [PersonId.Parse("council-chair")] = chair.PublicKey, [PersonId.Parse("council-secretary")] = secretary.PublicKey };
        var draft = Encoding.UTF8.GetBytes(text);
        var enrolled = Assert.IsType<EnrolResult.Enrolled>(AgreementDraft.Enrol(draft, Name + ".md", keys, null, people)).Document;
        var agreement = Assert.IsType<ReadResult.Parsed>(AgreementReader.Read(enrolled, Name + ".md")).Agreement;
        var signed = SignedAgreement.Wrap(agreement, Name + ".dsse.json").Sign(alliance).Sign(vendor);
        var agreements = Directory.CreateDirectory(folder.File("data/agreements"));
        File.WriteAllBytes(Path.Combine(agreements.FullName, Name + ".dsse.json"), signed.Envelope.ToJson());
    }
}
