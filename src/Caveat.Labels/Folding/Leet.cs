namespace Caveat.Labels.Folding;

/// <summary>Reads digits and signs as the letters that they resemble.</summary>
internal static class Leet
{
    /// <summary>Whether a word mixes letters with digits or signs, so that a second reading is worth trying.</summary>
    public static bool IsMixed(WordShape shape) =>
        (shape & (WordShape.Digit | WordShape.Sign)) != 0 && (shape & (WordShape.Capital | WordShape.Small)) != 0;

    /// <summary>Writes the reading of <paramref name="letters"/>; the figure one is ambiguous and becomes <paramref name="one"/>.</summary>
    public static void Decode(ReadOnlySpan<byte> letters, Span<byte> into, char one)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            into[i] = Letter(letters[i], one);
        }
    }

    /// <summary>The letter that one character resembles; itself when it resembles none.</summary>
    public static byte Letter(byte c, char one) => (char)c switch
    {
        '0' => (byte)'o',
        '1' or '!' => (byte)one,
        '3' => (byte)'e',
        '4' or '@' => (byte)'a',
        '5' or '$' => (byte)'s',
        '6' => (byte)'g',
        '7' => (byte)'t',
        '8' => (byte)'b',
        _ => c,
    };
}
