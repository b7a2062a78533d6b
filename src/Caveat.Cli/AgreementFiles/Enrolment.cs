using Caveat.Agreements;
using Caveat.Agreements.Drafting;
using Caveat.Agreements.History;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Registers;
using Caveat.Signing.Parties;

namespace Caveat.Cli.AgreementFiles;

/// <summary><c>caveat agreement enrol</c></summary>
internal static class Enrolment
{
    public static int Run(string draft, IReadOnlyList<string> parties, IReadOnlyList<string> people, string? amends, string file, Report report)
    {
        if (parties.Count == 0 && people.Count == 0 && amends is null)
        {
            throw new UnreadableException("Nothing is given to fill in: name a party with --party PARTY=KEY, a person with --person PERSON=KEY or a version with --amends FILE.");
        }

        var keys = ReadKeys<PartyId>(parties, "party", PartyId.TryParse);
        var personKeys = ReadKeys<PersonId>(people, "person", PersonId.TryParse);
        var digest = amends is null ? default(AgreementDigest?) : DigestOf(amends);
        switch (AgreementDraft.Enrol(InputFiles.Read(draft), draft, keys, digest, personKeys))
        {
            case EnrolResult.Rejected rejected:
                return report.Invalid([.. rejected.Errors.Select(error => error.ToString())]);
            case EnrolResult.Enrolled enrolled when AgreementReader.Read(enrolled.Document, file) is ReadResult.Parsed { Agreement: var agreement }:
                InputFiles.Write(file, enrolled.Document.Span, replace: false);
                return report.Say(DocumentAnswer.Of("enrolled", file, agreement), AnswerJson.Default.DocumentAnswer, valid: true, (_, writer) =>
                {
                    writer.WriteLine($"{file}: {agreement.Id} version {agreement.Version}, {agreement.Digest}");
                    string[] open =
                    [
                        .. agreement.Parties.Where(party => party.Key is null).Select(party => $"\"{party.Id}\""),
                        .. agreement.Register.People.Where(person => person.IsUnenrolled).Select(person => $"\"{person.Id}\""),
                    ];
                    writer.WriteLine(open.Length == 0
                        ? "All parties and people are enrolled: it can be signed."
                        : $"Still without a key: {string.Join(", ", open)}.");
                });
            default:
                throw new InvalidOperationException("An enrolled draft is a document.");
        }
    }

    private delegate bool IdReader<TId>(string text, out TId id);

    private static Dictionary<TId, PartyPublicKey> ReadKeys<TId>(IReadOnlyList<string> texts, string holder, IdReader<TId> parse)
        where TId : struct
    {
        var keys = new Dictionary<TId, PartyPublicKey>();
        foreach (var text in texts)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !parse(text[..equals], out var id))
            {
                throw new UnreadableException($"\"{text}\" names no {holder} and key: write {holder.ToUpperInvariant()}=p384:… or {holder.ToUpperInvariant()}=FILE.");
            }

            if (!keys.TryAdd(id, ReadKey(text[(equals + 1)..])))
            {
                throw new UnreadableException($"The {holder} \"{id}\" is given twice: give each {holder} one key.");
            }
        }

        return keys;
    }

    private static PartyPublicKey ReadKey(string value)
    {
        if (PartyPublicKey.TryParse(value, out var key))
        {
            return key;
        }

        // A colon-word that is no key is a key with a slip in it, and looking for a file of that name would only confuse.
        if (value.StartsWith("p384:", StringComparison.Ordinal))
        {
            throw new UnreadableException($"\"{value}\" is not a public key: copy all 71 characters that `caveat agreement key` printed.");
        }

        using var pair = InputFiles.LoadKey(value);
        return pair.PublicKey;
    }

    private static AgreementDigest DigestOf(string path)
    {
        if (!path.EndsWith(InputFiles.SignedSuffix, StringComparison.Ordinal))
        {
            return AgreementDigest.Of(InputFiles.Read(path));
        }

        return InputFiles.ReadSigned(path) is SignedResult.Read read
            ? read.Document.Agreement.Digest
            : throw new UnreadableException($"\"{path}\" is not a signed agreement: name the version that this one amends.");
    }
}
