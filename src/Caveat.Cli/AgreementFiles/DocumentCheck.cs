using System.Globalization;
using Caveat.Agreements;
using Caveat.Agreements.Analysis;
using Caveat.Cli.Analysis;

namespace Caveat.Cli.AgreementFiles;

/// <summary><c>caveat agreement check</c></summary>
internal static class DocumentCheck
{
    /// <param name="against">The version that the one document amends; null where widenings are not asked for.</param>
    /// <param name="strict">Whether warnings count as errors.</param>
    public static int Run(IReadOnlyList<string> files, string? against, bool strict, Report report)
    {
        if (against is not null && files.Count != 1)
        {
            throw new UnreadableException($"--against compares one document with the version that it amends, and {files.Count} are given: give one.");
        }

        var errors = new List<ErrorAnswer>();
        var agreements = new List<(string File, Agreement Agreement)>();
        foreach (var file in files)
        {
            var (agreement, faults) = AgreementInputs.Read(file);
            errors.AddRange(faults);
            if (agreement is not null)
            {
                agreements.Add((file, agreement));
            }
        }

        var extents = new List<ExtentAnswer>();
        var concerns = new List<ConcernAnswer>();
        foreach (var (file, agreement) in agreements)
        {
            var result = AgreementCheck.Alone(agreement, LocalScreens.BuiltIn);
            extents.Add(new(file, result.Combinations, result.Decided, result.IsComplete));
            concerns.AddRange(result.Concerns.Select(concern => ConcernAnswer.Of(file, concern)));
            if (against is not null)
            {
                concerns.AddRange(AgreementDiff.Widenings(AgreementInputs.Require(against), agreement).Select(concern => ConcernAnswer.Of(file, concern)));
            }
        }

        // Of several versions the last one counts: only different agreements apply together.
        var together = agreements.Select(entry => entry.Agreement).GroupBy(agreement => agreement.Id).Select(versions => versions.MaxBy(agreement => agreement.Version)!).ToArray();
        if (together.Length > 1)
        {
            concerns.AddRange(AgreementCheck.Together(together).Select(concern => ConcernAnswer.Of(null, concern)));
        }

        var valid = errors.Count == 0 && !concerns.Exists(concern => concern.Severity == "error" || (strict && concern.Severity == "warning"));
        var answer = new CheckAnswer
        {
            Result = valid ? "valid" : "invalid",
            Documents = [.. agreements.Select(entry => DocumentAnswer.Of("valid", entry.File, entry.Agreement))],
            Errors = errors,
            Analysed = extents,
            Concerns = concerns,
        };
        return report.Say(
            answer,
            AnswerJson.Default.CheckAnswer,
            valid,
            (_, writer) => Show(answer, writer),
            errors.Select(error => error.Message.StartsWith(error.File, StringComparison.Ordinal) ? error.Message : $"{error.File}:{error.Line}:{error.Column}: {error.Message}"));
    }

    private static void Show(CheckAnswer answer, TextWriter writer)
    {
        foreach (var (document, extent) in answer.Documents.Zip(answer.Analysed))
        {
            writer.WriteLine($"{document.File}: {document.Agreement} version {document.Version} is {(document.Draft ? "a sound draft; enrol its parties before signing" : "sound and can be signed")}. {document.Digest}");
            writer.WriteLine(extent.Decided > 0
                ? $"  Its clauses tell {Number(extent.Combinations)} combinations of facts apart; the evaluation decided every one."
                : $"  Its clauses tell {Number(extent.Combinations)} combinations of facts apart, too many to decide one by one: they were compared as sets.");
            Say(answer.Concerns.Where(concern => concern.File == document.File), writer);
        }

        var shared = answer.Concerns.Where(concern => concern.File is null).ToArray();
        if (shared.Length > 0)
        {
            writer.WriteLine("Together:");
            Say(shared, writer);
        }
    }

    private static void Say(IEnumerable<ConcernAnswer> concerns, TextWriter writer)
    {
        foreach (var concern in concerns)
        {
            writer.WriteLine($"  {concern.Severity} ({concern.Kind.Replace('_', ' ')}): {concern.Sentence}");
        }
    }

    private static string Number(double number) =>
        number < 1e15 ? number.ToString("N0", CultureInfo.InvariantCulture) : "about " + number.ToString("0.#E0", CultureInfo.InvariantCulture);
}
