namespace Caveat.Labels.Markings;

/// <summary>The signs seen between two words of a line.</summary>
[Flags]
internal enum GapSigns : uint
{
    None = 0,
    Space = 1 << 0,
    Slash = 1 << 1,
    DoubleSlash = 1 << 2,
    Open = 1 << 3,
    Close = 1 << 4,
    Colon = 1 << 5,
    Comma = 1 << 6,
    Stop = 1 << 7,
    Question = 1 << 8,
    Equals = 1 << 9,
    DoubleEquals = 1 << 10,
    Quote = 1 << 11,
    Bullet = 1 << 12,
    Angle = 1 << 13,

    /// <summary>Signs of program text: braces, semicolons and the like.</summary>
    Code = 1 << 14,

    /// <summary>No space at all: the words stand in one run.</summary>
    Glued = 1 << 15,

    /// <summary>The edge of a table's cell.</summary>
    Bar = 1 << 16,
}
