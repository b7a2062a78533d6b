namespace Caveat.Labels;

/// <summary>How the values of a category bear on access (STANAG 4774 §3).</summary>
public enum CategoryType : byte
{
    /// <summary>Every value must be held.</summary>
    Restrictive = 0,

    /// <summary>At least one value must be held.</summary>
    Permissive = 1,

    /// <summary>Says something to people; never part of an access decision.</summary>
    Informative = 2,
}
