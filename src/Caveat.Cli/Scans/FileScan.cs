using Caveat.Labels;
using Caveat.Labels.Documents;

namespace Caveat.Cli.Scans;

/// <summary>What one file holds, or why it could not be read. Holds none of its text but the markings' own words.</summary>
internal sealed record FileScan(string Path, DocumentStatus Status)
{
    /// <summary>One sentence; empty when all was read.</summary>
    public string Problem { get; init; } = "";

    /// <summary>The highest grade in force; unmarked when there is none.</summary>
    public Grade Highest { get; init; }

    public IReadOnlyList<FoundMarking> Markings { get; init; } = [];

    public IReadOnlyList<FoundLabel> Labels { get; init; } = [];

    /// <summary>Null when they were not looked for.</summary>
    public IReadOnlyList<FoundUse>? Uses { get; init; }

    /// <summary>The file's size.</summary>
    public long Bytes { get; init; }
}
