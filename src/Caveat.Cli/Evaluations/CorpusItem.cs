using Caveat.Labels;
using Caveat.Labels.Documents;

namespace Caveat.Cli.Evaluations;

/// <summary>A text or a file of a corpus, and what must be found in it.</summary>
internal sealed record CorpusItem
{
    public required string Id { get; init; }

    public required string Class { get; init; }

    /// <summary>Whose marking it is; empty for an item without one.</summary>
    public string Nation { get; init; } = "";

    public string Text { get; init; } = "";

    public Place Place { get; init; }

    /// <summary>Whether the text is put into a Word document, at its place, and read from there.</summary>
    public bool IsWordDocument { get; init; }

    /// <summary>The body of that document, where <see cref="Place"/> is another part of it.</summary>
    public string Body { get; init; } = "";

    /// <summary>A file to read instead of the text.</summary>
    public string? File { get; init; }

    /// <summary>The nation that the reader is told; null when it is not told any.</summary>
    public PolicyId? Known { get; init; }

    /// <summary>The highest level that must be found; null for a negative: nothing above unclassified.</summary>
    public Classification? Expected { get; init; }
}
