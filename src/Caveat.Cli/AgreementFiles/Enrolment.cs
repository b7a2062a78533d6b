using Caveat.Agreements;
using Caveat.Agreements.Drafting;
using Caveat.Agreements.History;
using Caveat.Agreements.Reading;
using Caveat.Signing.Parties;

namespace Caveat.Cli.AgreementFiles;

/// <summary><c>caveat agreement enrol</c></summary>
internal static class Enrolment
{
    public static int Run(string draft, IReadOnlyList<string> parties, string? amends, string file, Report report)
    {
        var keys = new Dictionary<PartyId, PartyPublicKey>();
        foreach (var party in parties)
        {
            var (id, key) = ReadParty(party);
            if (!keys.TryAdd(id, key))
            {
                throw new UnreadableException($"The party \"{id}\" is given twice: give each party one key.");
            }
        }

        var digest = amends is null ? default(AgreementDigest?) : DigestOf(amends);
        switch (AgreementDraft.Enrol(InputFiles.Read(draft), draft, keys, digest))
        {
            case EnrolResult.Rejected rejected:
                return report.Invalid([.. rejected.Errors.Select(error => error.ToString())]);
            case EnrolResult.Enrolled enrolled when AgreementReader.Read(enrolled.Document, file) is ReadResult.Parsed { Agreement: var agreement }:
                InputFiles.Write(file, enrolled.Document.Span, replace: false);
                return report.Say(DocumentAnswer.Of("enrolled", file, agreement), AnswerJson.Default.DocumentAnswer, valid: true, (_, writer) =>
                {
                    writer.WriteLine($"{file}: {agreement.Id} version {agreement.Version}, {agreement.Digest}");
                    var open = agreement.Parties.Where(party => party.Key is null).Select(party => $"\"{party.Id}\"").ToArray();
                    writer.WriteLine(open.Length == 0
                        ? "All parties are enrolled: it can be signed."
                        : $"Still without a key: {string.Join(", ", open)}.");
                });
            default:
                throw new InvalidOperationException("An enrolled draft is a document.");
        }
    }

    private static (PartyId Id, PartyPublicKey Key) ReadParty(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0 || !PartyId.TryParse(text[..equals], out var id))
        {
            throw new UnreadableException($"\"{text}\" names no party and key: write PARTY=p384:… or PARTY=FILE.");
        }

        var value = text[(equals + 1)..];
        if (PartyPublicKey.TryParse(value, out var key))
        {
            return (id, key);
        }

        // A colon-word that is no key is a key with a slip in it, and looking for a file of that name would only confuse.
        if (value.StartsWith("p384:", StringComparison.Ordinal))
        {
            throw new UnreadableException($"\"{value}\" is not a public key: copy all 71 characters that `caveat agreement key` printed.");
        }

        using var pair = InputFiles.LoadKey(value);
        return (id, pair.PublicKey);
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
