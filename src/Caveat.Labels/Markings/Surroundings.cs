namespace Caveat.Labels.Markings;

/// <summary>How far the text around a line is looked at: some lines with text, or some characters, whichever ends first.</summary>
/// <remarks>INVARIANT: what lies beyond never bears on the line, so that a stream may be decided as soon as it has come this far.</remarks>
internal static class Surroundings
{
    public const int Reach = 1500;
    public const int Lines = 8;

    public static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, int start) => text[Math.Max(0, start - Reach)..start];

    /// <summary>The text behind a line that counts; complete when more text would not change it.</summary>
    public static ReadOnlySpan<char> After(ReadOnlySpan<char> text, int end, out bool isComplete)
    {
        var after = text[end..Math.Min(text.Length, end + Reach)];
        isComplete = after.Length == Reach;
        var at = 0;
        for (var lines = 0; after[at..].IndexOf('\n') is var cut and >= 0;)
        {
            lines += after.Slice(at, cut).IsWhiteSpace() ? 0 : 1;
            at += cut + 1;
            if (lines == Lines)
            {
                isComplete = true;
                return after[..at];
            }
        }
        return after;
    }
}
