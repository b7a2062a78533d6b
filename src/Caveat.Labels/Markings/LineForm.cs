namespace Caveat.Labels.Markings;

/// <summary>How a marking stands in its line.</summary>
internal enum LineForm : byte
{
    /// <summary>It is the line.</summary>
    Alone,

    /// <summary>In brackets in front of text.</summary>
    Portion,

    /// <summary>In front of a few words in capitals, behind a dash.</summary>
    Dressed,

    /// <summary>In front of text, with a sign or a wide gap between.</summary>
    Start,

    /// <summary>Behind other text, with a wide gap between.</summary>
    Apart,
}
