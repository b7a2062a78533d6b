namespace Caveat.Labels.Markings.Terms;

/// <summary>How much the words of a level say by themselves.</summary>
internal enum LevelStrength : byte
{
    /// <summary>One ordinary word: capitals needed, and company that fits.</summary>
    Word = 0,

    /// <summary>Several words that prose uses too: capitals needed.</summary>
    Phrase = 1,

    /// <summary>Hardly anything but a marking, in any case of letters.</summary>
    Sure = 2,

    /// <summary>An abbreviation for portion marks.</summary>
    Short = 3,
}
