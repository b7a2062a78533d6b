namespace Caveat.Labels.Markings;

/// <summary>Reads the signs between the words of a line.</summary>
internal static class SignReading
{
    /// <summary>The signs of the gap with one more; <paramref name="last"/> is the sign before it that is no space, 0 after a word.</summary>
    public static GapSigns Add(GapSigns gap, byte sign, byte last) => (char)sign switch
    {
        // One equals sign assigns; more of them underline.
        '=' when last == '=' => (gap & ~GapSigns.Equals) | GapSigns.DoubleEquals,
        '=' => gap | GapSigns.Equals,
        // "/ /" too: letters that are set apart have their slashes set apart.
        '/' => gap | (last == '/' ? GapSigns.DoubleSlash : GapSigns.Slash),
        _ => gap | Read(sign),
    };

    private static GapSigns Read(byte sign) => (char)sign switch
    {
        ' ' => GapSigns.Space,
        '(' or '[' => GapSigns.Open,
        ')' or ']' => GapSigns.Close,
        ':' => GapSigns.Colon,
        ',' => GapSigns.Comma,
        '.' => GapSigns.Stop,
        '?' => GapSigns.Question,
        '"' or '\'' => GapSigns.Quote,
        '-' or '*' => GapSigns.Bullet,
        '<' => GapSigns.Angle,
        '|' => GapSigns.Bar,
        ';' or '{' or '}' or '$' => GapSigns.Code,
        _ => GapSigns.None,
    };
}
