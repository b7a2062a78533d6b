using Caveat.Cli.Analysis;

namespace Caveat.Cli.AgreementFiles;

/// <summary>What was found in documents.</summary>
internal sealed record CheckAnswer
{
    /// <summary><c>valid</c> or <c>invalid</c>.</summary>
    public required string Result { get; init; }

    public required IReadOnlyList<DocumentAnswer> Documents { get; init; }

    /// <summary>Faults of form; a document with any is not analysed.</summary>
    public required IReadOnlyList<ErrorAnswer> Errors { get; init; }

    /// <summary>How far each document was analysed.</summary>
    public required IReadOnlyList<ExtentAnswer> Analysed { get; init; }

    public required IReadOnlyList<ConcernAnswer> Concerns { get; init; }
}
