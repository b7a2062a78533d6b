namespace Caveat.Cli.AgreementFiles;

/// <summary>What was found in documents.</summary>
internal sealed record CheckAnswer
{
    /// <summary><c>valid</c> or <c>invalid</c>.</summary>
    public required string Result { get; init; }

    public required IReadOnlyList<DocumentAnswer> Documents { get; init; }

    public required IReadOnlyList<ErrorAnswer> Errors { get; init; }
}
