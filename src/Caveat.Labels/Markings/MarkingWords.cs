namespace Caveat.Labels.Markings;

/// <summary>What a word can mean within a marking.</summary>
[Flags]
internal enum MarkingWords : ulong
{
    None = 0,

    // Owners
    Nato = 1 << 0,
    Cosmic = 1 << 1,
    Eu = 1 << 2,
    Us = 1 << 3,
    Context = 1 << 4,

    // Levels, in English and French
    Top = 1 << 5,
    Tres = 1 << 6,
    Secret = 1 << 7,
    Confidential = 1 << 8,
    Restricted = 1 << 9,
    Unclassified = 1 << 10,
    Diffusion = 1 << 11,
    Sans = 1 << 12,

    /// <summary>The level is given by a portion abbreviation such as NS or TS.</summary>
    Abbreviation = 1 << 13,

    // What may follow a level
    Control = 1 << 14,
    Release = 1 << 15,
    To = 1 << 16,
    Only = 1 << 17,
    Administrative = 1 << 18,
    Joint = 1 << 19,

    /// <summary>Page numbers and the like: neither for nor against.</summary>
    Neutral = 1 << 20,

    /// <summary>The words before the colon in "Classification: SECRET".</summary>
    Heading = 1 << 21,

    /// <summary>A word that ends in "classification", which is a heading or, after "sans", a level.</summary>
    Classification = 1 << 22,

    /// <summary>A single letter or digit.</summary>
    Single = 1 << 23,

    Digits = 1 << 24,

    /// <summary>Joins the names of a release list; anywhere else it means a sentence.</summary>
    And = 1 << 25,

    Uk = 1 << 26,

    Owner = Nato | Cosmic | Eu,
    FullLevel = Secret | Confidential | Restricted | Unclassified,
}
