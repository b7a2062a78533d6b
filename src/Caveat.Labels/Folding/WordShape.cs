namespace Caveat.Labels.Folding;

/// <summary>What folding a word to lower-case letters has lost.</summary>
[Flags]
internal enum WordShape : byte
{
    None = 0,

    /// <summary>Has a capital letter.</summary>
    Capital = 1,

    /// <summary>Has a small letter.</summary>
    Small = 2,

    /// <summary>Has a digit.</summary>
    Digit = 4,

    /// <summary>Has a sign such as @ or $ where a letter should be.</summary>
    Sign = 8,

    /// <summary>Longer than any word that is looked for: its letters were not kept.</summary>
    Overlong = 16,
}
