using Caveat.Agreements;
using Caveat.Agreements.Drafting;
using Caveat.Agreements.History;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Registers;
using Caveat.Gateway;
using Caveat.Signing.Parties;

namespace Caveat.Server.Demonstration;

/// <summary>Signs a sample agreement as each of its parties, with keys made for the demonstration; the people it names get keys too.</summary>
/// <remarks>Each file is made once and kept; a start that was cut off half-way is completed by the next one.</remarks>
internal static class SampleAgreement
{
    private const string ResourcePrefix = "samples/";

    private static readonly string[] Names = ["nato-unclassified", "department-classified"];

    /// <returns>A sentence when there is no such sample.</returns>
    public static string? Sign(GatewayFolders folders, string sample)
    {
        if (!Names.Contains(sample))
        {
            return $"Sample is \"{sample}\", which is none: choose {string.Join(" or ", Names.Select(name => $"\"{name}\""))}.";
        }

        AgreementDigest? previous = null;
        for (var version = 1; Resource(sample, version) is { } draft; version++)
        {
            var name = $"{sample}.v{version}";
            var signed = Path.Combine(folders.Agreements, name + ".dsse.json");
            if (!File.Exists(signed))
            {
                SignVersion(folders, name, draft, previous);
            }

            previous = Read(signed)?.Digest;
        }

        return null;
    }

    private static void SignVersion(GatewayFolders folders, string name, byte[] draft, AgreementDigest? previous)
    {
        var agreement = Parse(draft, name);
        var keys = agreement.Parties.ToDictionary(party => party.Id, party => LoadOrCreate(folders, $"party-{party.Id}"));
        try
        {
            var enrolled = AgreementDraft.Enrol(draft, name + ".md", keys.ToDictionary(pair => pair.Key, pair => pair.Value.PublicKey), previous, EnrolPeople(folders, agreement)) switch
            {
                EnrolResult.Enrolled done => done.Document,
                EnrolResult.Rejected rejected => throw new InvalidOperationException($"A sample cannot be enrolled: {rejected.Errors[0]}"),
                _ => throw new InvalidOperationException("A draft is enrolled or rejected."),
            };
            var signed = SignedAgreement.Wrap(Parse(enrolled, name), name + ".dsse.json");
            foreach (var key in keys.Values)
            {
                signed = signed.Sign(key);
            }

            Directory.CreateDirectory(folders.Agreements);
            File.WriteAllBytes(Path.Combine(folders.Agreements, name + ".md"), enrolled.Span);
            // Last: this file is what a later start takes for done.
            var file = Path.Combine(folders.Agreements, name + ".dsse.json");
            File.WriteAllBytes(file + ".new", signed.Envelope.ToJson());
            File.Move(file + ".new", file, overwrite: true);
        }
        finally
        {
            foreach (var key in keys.Values)
            {
                key.Dispose();
            }
        }
    }

    /// <summary>Makes the keys with which the people of the agreement's authorities sign orders and waivers.</summary>
    private static Dictionary<PersonId, PartyPublicKey> EnrolPeople(GatewayFolders folders, Agreement agreement)
    {
        Dictionary<PersonId, PartyPublicKey> people = [];
        foreach (var person in agreement.Register.People.Where(person => person.IsUnenrolled))
        {
            using var key = LoadOrCreate(folders, $"person-{person.Id}");
            people.Add(person.Id, key.PublicKey);
        }

        return people;
    }

    private static PartyPrivateKey LoadOrCreate(GatewayFolders folders, string holder)
    {
        var file = Path.Combine(folders.Keys, holder + ".pem");
        if (File.Exists(file))
        {
            return PartyPrivateKey.Load(file);
        }

        Directory.CreateDirectory(folders.Keys);
        var key = PartyPrivateKey.Generate();
        key.Save(file);
        return key;
    }

    /// <summary>What was signed before; null when it cannot be read, which verifying it will say better.</summary>
    private static Agreement? Read(string signed) =>
        SignedAgreement.Read(File.ReadAllBytes(signed), Path.GetFileName(signed)) is SignedResult.Read read ? read.Document.Agreement : null;

    private static Agreement Parse(ReadOnlyMemory<byte> document, string name) => AgreementReader.Read(document, name + ".md") switch
    {
        ReadResult.Parsed parsed => parsed.Agreement,
        ReadResult.Rejected rejected => throw new InvalidOperationException($"A sample does not parse: {rejected.Errors[0]}"),
        _ => throw new InvalidOperationException("A document is parsed or rejected."),
    };

    private static byte[]? Resource(string sample, int version)
    {
        using var stream = typeof(SampleAgreement).Assembly.GetManifestResourceStream($"{ResourcePrefix}{sample}.v{version}.md");
        if (stream is null)
        {
            return null;
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
