using System.Collections.Immutable;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Signed;
using Caveat.Cli.AgreementFiles;

namespace Caveat.Cli.Orders;

/// <summary>What <c>caveat order</c> and <c>caveat waiver</c> do alike: check, sign, verify and show.</summary>
internal sealed class InstrumentRuns<TDocument, TSigned>(InstrumentKind<TDocument, TSigned> kind, TimeProvider time, Report report)
    where TDocument : class
    where TSigned : class
{
    /// <summary>Writes a draft, once it reads as what it is to be.</summary>
    public int New(byte[] draft, string file)
    {
        var read = kind.Read(draft, file);
        if (read is DocumentResult<TDocument>.Rejected rejected)
        {
            return report.Invalid([.. rejected.Errors.Select(error => error.ToString())]);
        }

        InputFiles.Write(file, draft, replace: false);
        var answer = kind.Describe(((DocumentResult<TDocument>.Parsed)read).Document, file) with { Result = "written" };
        return report.Say(answer, InstrumentJson.Default.InstrumentAnswer, valid: true, (_, writer) =>
            writer.WriteLine($"{file}: a draft of the {kind.Word} \"{answer.Id}\". Write in it what it means, and sign it with `caveat {kind.Word} sign`."));
    }

    public int Check(IReadOnlyList<string> files)
    {
        List<InstrumentAnswer> documents = [];
        List<AgreementError> errors = [];
        foreach (var file in files)
        {
            switch (kind.Read(InputFiles.Read(file), file))
            {
                case DocumentResult<TDocument>.Parsed parsed:
                    documents.Add(kind.Describe(parsed.Document, file));
                    break;
                case DocumentResult<TDocument>.Rejected rejected:
                    errors.AddRange(rejected.Errors);
                    break;
            }
        }

        var answer = new InstrumentsAnswer(
            errors.Count == 0 ? "valid" : "invalid", documents, [.. errors.Select(error => new ErrorAnswer(error.File, error.Line, error.Column, error.Message))]);
        return report.Say(
            answer,
            InstrumentJson.Default.InstrumentsAnswer,
            valid: errors.Count == 0,
            (_, writer) =>
            {
                foreach (var document in documents)
                {
                    writer.WriteLine($"{document.File}: the {kind.Word} \"{document.Id}\" is sound and can be signed. {document.Digest}");
                }
            },
            errors.Select(error => error.ToString()));
    }

    /// <param name="agreement">Where it is given, a key that is nobody's there is refused, and who has signed is said.</param>
    public int Sign(string path, IReadOnlyList<string> keys, string file, string? agreement)
    {
        var document = InstrumentFiles.Document(kind, path);
        var known = agreement is null ? null : InstrumentFiles.AgreementAt(agreement, time.GetUtcNow());
        var signed = Start(document, path, file);
        foreach (var keyFile in keys)
        {
            using var key = InputFiles.LoadKey(keyFile);
            if (known is not null && kind.Signatures(signed, known).All(signature => !key.PublicKey.Equals(signature.Person.Key)))
            {
                return report.Invalid([$"The key in {keyFile} is of nobody who signs this {kind.Word}: sign with the key that the agreement has for such a person."]);
            }

            signed = kind.Sign(signed, key);
        }

        InputFiles.Write(file, kind.EnvelopeOf(signed).ToJson(), replace: true);
        var signatures = known is null ? default(ImmutableArray<PersonSignature>?) : kind.Signatures(signed, known);
        var answer = kind.Describe(document, file).With("signed", signatures);
        return report.Say(answer, InstrumentJson.Default.InstrumentAnswer, valid: true, (_, writer) =>
        {
            writer.WriteLine($"{file}: {kind.Word} \"{answer.Id}\", {answer.Digest}");
            WriteSignatures(answer, writer);
            writer.WriteLine($"`caveat {kind.Word} verify` says whether these signatures are enough.");
        });
    }

    /// <param name="others">Signed instruments of this kind that were accepted before.</param>
    public int Verify(string path, string agreement, IReadOnlyCollection<string> others, string? at)
    {
        var now = at is null ? time.GetUtcNow() : Times.Parse(at);
        var signed = InstrumentFiles.Signed(kind, path);
        var known = InstrumentFiles.Accepted(kind, others, when => InstrumentFiles.AgreementAt(agreement, when));
        var current = InstrumentFiles.AgreementAt(agreement, now);
        if (kind.Verify(signed, current, known, now) is InstrumentCheck<TDocument>.Rejected rejected)
        {
            return report.Invalid(rejected.Errors);
        }

        var answer = kind.Describe(kind.DocumentOf(signed), path).With("verified", kind.Signatures(signed, current));
        return report.Say(answer, InstrumentJson.Default.InstrumentAnswer, valid: true, (_, writer) =>
        {
            writer.WriteLine($"Verified: the {kind.Word} \"{answer.Id}\" may be accepted at {Times.Text(now)} under {current.Id} version {current.Version}.");
            WriteWhat(answer, writer);
            WriteSignatures(answer, writer);
        });
    }

    public int Show(string path)
    {
        var document = InstrumentFiles.Document(kind, path);
        var answer = kind.Describe(document, path) with { Result = "shown", Text = kind.TextOf(document) };
        return report.Say(answer, InstrumentJson.Default.InstrumentAnswer, valid: true, (_, writer) =>
        {
            writer.WriteLine(answer.Title);
            writer.WriteLine($"The {kind.Word} \"{answer.Id}\" by \"{answer.By}\" under the agreement \"{answer.Agreement}\"; nobody's signature was looked at.");
            WriteWhat(answer, writer);
            writer.WriteLine();
            writer.WriteLine(answer.Text);
        });
    }

    private TSigned Start(TDocument document, string path, string file)
    {
        if (!File.Exists(file))
        {
            return kind.Wrap(document, file);
        }

        return kind.ReadSigned(InputFiles.Read(file), file) switch
        {
            EnvelopeResult<TSigned>.Read { Document: var earlier } when kind.DigestOf(kind.DocumentOf(earlier)) == kind.DigestOf(document) => earlier,
            EnvelopeResult<TSigned>.Read => throw new UnreadableException($"{file} holds another text than {path}: name a new file, or sign the text that the others signed."),
            _ => throw new UnreadableException($"{file} exists and is not a signed {kind.Word}: name a new file."),
        };
    }

    private static void WriteWhat(InstrumentAnswer answer, TextWriter writer)
    {
        foreach (var line in answer.Says)
        {
            writer.WriteLine($"  {line}");
        }
    }

    private static void WriteSignatures(InstrumentAnswer answer, TextWriter writer)
    {
        foreach (var signature in answer.Signatures ?? [])
        {
            writer.WriteLine($"  signature of {signature.Person} ({signature.Name}): {signature.State}");
        }
    }
}
