namespace Caveat.Labels.Folding;

/// <summary>What a character folds to: an ASCII character (its own value below 128), or one of these.</summary>
internal static class Glyph
{
    /// <summary>Invisible, or a mark upon the letter before it: read as if it were not there.</summary>
    public const byte Dropped = 0x80;

    /// <summary>A letter of another script that resembles no Latin one.</summary>
    public const byte OtherLetter = 0x81;

    /// <summary>The first of the glyphs that stand for several letters, such as the ligature of f and i.</summary>
    public const byte FirstLigature = 0x82;

    /// <summary>The first of the capitals of other scripts that resemble no Latin letter but stand in a vocabulary (scripts.fold).</summary>
    public const byte FirstScriptCapital = 0xA0;

    /// <summary>The first of the small letters of the same list; the small letter of a capital lies this far above it.</summary>
    public const byte FirstScriptSmall = FirstScriptCapital + ScriptLetters.MaxGlyphs;

    /// <summary>A symbol that has no reading of its own.</summary>
    public const byte Symbol = (byte)'^';

    /// <summary>How <see cref="OtherLetter"/> stands among a word's letters: equal to no letter of any vocabulary.</summary>
    public const byte Foreign = 0x7F;
}
