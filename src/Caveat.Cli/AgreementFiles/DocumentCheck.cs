using Caveat.Agreements.Reading;

namespace Caveat.Cli.AgreementFiles;

/// <summary><c>caveat agreement check</c></summary>
internal static class DocumentCheck
{
    public static int Run(IReadOnlyList<string> files, Report report)
    {
        var documents = new List<DocumentAnswer>();
        var errors = new List<AgreementError>();
        foreach (var file in files)
        {
            switch (InputFiles.ReadDocument(file))
            {
                case ReadResult.Parsed parsed:
                    documents.Add(DocumentAnswer.Of("valid", file, parsed.Agreement));
                    break;
                case ReadResult.Rejected rejected:
                    errors.AddRange(rejected.Errors);
                    break;
            }
        }

        var answer = new CheckAnswer
        {
            Result = errors.Count == 0 ? "valid" : "invalid",
            Documents = documents,
            Errors = [.. errors.Select(error => new ErrorAnswer(error.File, error.Line, error.Column, error.Message))],
        };
        return report.Say(
            answer,
            AnswerJson.Default.CheckAnswer,
            valid: errors.Count == 0,
            (_, writer) =>
            {
                foreach (var document in documents)
                {
                    writer.WriteLine($"{document.File}: {document.Agreement} version {document.Version} is {(document.Draft ? "a sound draft; enrol its parties before signing" : "sound and can be signed")}. {document.Digest}");
                }
            },
            errors.Select(error => error.ToString()));
    }
}
