namespace Caveat.Labels.Markings;

/// <summary>Where a marking stands, and so what it covers.</summary>
public enum MarkingKind : byte
{
    /// <summary>A line of its own: covers the page or document.</summary>
    Banner = 0,

    /// <summary>In parentheses at the start of a paragraph or list item: covers that portion.</summary>
    Portion = 1,
}
