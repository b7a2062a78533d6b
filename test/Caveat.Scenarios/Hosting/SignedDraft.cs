using System.Text;
using Caveat.Agreements;
using Caveat.Agreements.Drafting;
using Caveat.Agreements.History;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Registers;
using Caveat.Signing.Parties;

namespace Caveat.Scenarios.Hosting;

/// <summary>Drafts that are signed by keys of this run.</summary>
internal static class SignedDraft
{
    /// <summary>Enrols every party and person of a draft, signs it as each party, and puts it into a folder.</summary>
    /// <param name="keys">The folder for the people's keys, as <c>person-ID.pem</c>; null where none is needed again.</param>
    public static void Write(string text, string folder, string? keys = null, string name = "v1")
    {
        var draft = Encoding.UTF8.GetBytes(text);
        var parties = new Dictionary<PartyId, PartyPrivateKey>();
        var people = new Dictionary<PersonId, PartyPublicKey>();
        var agreement = Parse(draft);
        foreach (var party in agreement.Parties)
        {
            parties.Add(party.Id, PartyPrivateKey.Generate());
        }

        foreach (var person in agreement.Register.People)
        {
            using var key = PartyPrivateKey.Generate();
            people.Add(person.Id, key.PublicKey);
            if (keys is not null)
            {
                Directory.CreateDirectory(keys);
                key.Save(Path.Combine(keys, $"person-{person.Id}.pem"));
            }
        }

        var enrolled = AgreementDraft.Enrol(draft, "draft.md", parties.ToDictionary(pair => pair.Key, pair => pair.Value.PublicKey), null, people);
        var signed = SignedAgreement.Wrap(Parse(Assert.IsType<EnrolResult.Enrolled>(enrolled).Document), name + ".dsse.json");
        foreach (var key in parties.Values)
        {
            signed = signed.Sign(key);
            key.Dispose();
        }

        File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(folder).FullName, name + ".dsse.json"), signed.Envelope.ToJson());
    }

    private static Agreement Parse(ReadOnlyMemory<byte> document)
    {
        var read = AgreementReader.Read(document, "draft.md");
        Assert.True(read is ReadResult.Parsed, string.Join('\n', (read as ReadResult.Rejected)?.Errors ?? []));
        return ((ReadResult.Parsed)read).Agreement;
    }
}
