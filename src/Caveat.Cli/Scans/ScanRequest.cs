using Caveat.Labels;

namespace Caveat.Cli.Scans;

/// <summary>What a scan is asked for.</summary>
internal sealed record ScanRequest(IReadOnlyList<string> Paths)
{
    public required Grade Ceiling { get; init; }

    /// <summary>Whose words to prefer where nations spell different levels alike.</summary>
    public PolicyId? Nation { get; init; }

    public IReadOnlyList<PathGlob> Includes { get; init; } = [];

    public IReadOnlyList<PathGlob> Excludes { get; init; } = [];

    /// <summary>How many files are read at once.</summary>
    public required int Jobs { get; init; }

    /// <summary>Whether text in images is read.</summary>
    public bool Ocr { get; init; }

    /// <summary>Whether prohibited uses are looked for, too.</summary>
    public bool Uses { get; init; }

    public bool Json { get; init; }

    /// <summary>Whether the words that were found may be written.</summary>
    public bool Show { get; init; }

    /// <summary>Where to write a SARIF log; null for none.</summary>
    public string? Sarif { get; init; }
}
