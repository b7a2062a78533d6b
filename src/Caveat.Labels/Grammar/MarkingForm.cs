namespace Caveat.Labels.Grammar;

/// <summary>Where a marking stands.</summary>
public enum MarkingForm : byte
{
    /// <summary>In full, at the top and bottom of pages.</summary>
    Banner = 0,

    /// <summary>Abbreviated, in parentheses before a paragraph.</summary>
    Portion = 1,

    /// <summary>A banner of a document of the United States for information of others: <c>//DEU SECRET//REL TO USA, DEU</c>.</summary>
    ForeignBanner = 2,

    /// <summary>A portion mark of such a document: <c>(//NS)</c>.</summary>
    ForeignPortion = 3,
}
