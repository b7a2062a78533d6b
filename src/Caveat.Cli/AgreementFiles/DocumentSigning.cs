using Caveat.Agreements;
using Caveat.Agreements.History;
using Caveat.Agreements.Reading;

namespace Caveat.Cli.AgreementFiles;

/// <summary><c>caveat agreement sign</c></summary>
internal static class DocumentSigning
{
    public static int Run(string document, IReadOnlyList<string> keys, string file, Report report)
    {
        if (InputFiles.ReadDocument(document) is not ReadResult.Parsed { Agreement: var agreement })
        {
            return DocumentCheck.Run([document], null, strict: false, report);
        }

        if (agreement.IsDraft)
        {
            return report.Invalid([$"{document} is a draft: give every party and person its key with `caveat agreement enrol` first."]);
        }

        var signed = Start(agreement, document, file);
        foreach (var path in keys)
        {
            using var key = InputFiles.LoadKey(path);
            var isParty = agreement.Parties.Any(party => key.PublicKey.Equals(party.Key));
            // The parties of the version before sign an amendment too, and need not be parties of the new one.
            if (!isParty && agreement.Version == 1)
            {
                return report.Invalid([$"The key in {path} is none of the parties' of {document}: sign with the key that is enrolled there."]);
            }

            signed = signed.Sign(key);
        }

        InputFiles.Write(file, signed.Envelope.ToJson(), replace: true);
        var tally = signed.Tally(agreement);
        return report.Say(DocumentAnswer.Of("signed", file, agreement, tally), AnswerJson.Default.DocumentAnswer, valid: true, (_, writer) =>
        {
            writer.WriteLine($"{file}: {agreement.Id} version {agreement.Version}, {agreement.Digest}");
            writer.WriteLine(tally.IsMet
                ? $"Signed by {Names(tally)}: all signatures of its own parties are there{(agreement.Version > 1 ? "; `caveat agreement verify` checks those of the version before" : "")}."
                : $"Signed by {Names(tally)}; {tally.Lack()}.");
        });
    }

    private static SignedAgreement Start(Agreement agreement, string document, string file)
    {
        if (!File.Exists(file))
        {
            return SignedAgreement.Wrap(agreement, file);
        }

        return InputFiles.ReadSigned(file) switch
        {
            SignedResult.Read { Document: var earlier } when earlier.Agreement.Digest == agreement.Digest => earlier,
            SignedResult.Read => throw new UnreadableException($"{file} holds another text than {document}: name a new file, or sign the text that the others signed."),
            _ => throw new UnreadableException($"{file} exists and is not a signed agreement: name a new file."),
        };
    }

    private static string Names(SignatureTally tally)
    {
        var names = string.Join(", ", tally.Parties.Where(party => party.State == SignatureState.Good).Select(party => $"\"{party.Party.Id}\""));
        return names.Length == 0 ? "none of its own parties" : names;
    }
}
