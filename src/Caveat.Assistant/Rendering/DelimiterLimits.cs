using System.Buffers;

namespace Caveat.Assistant.Rendering;

/// <summary>Tells texts whose delimiters would cost the parser seconds from anything people write.</summary>
/// <remarks>
/// Reading a paragraph can cost the square of its delimiters (measured: unclosed brackets, emphasis, addresses). The sum of these squares is
/// bounded before reading: 14,000 delimiters without an empty line between them, some tenths of a second.
/// </remarks>
internal static class DelimiterLimits
{
    private const long MaxCost = 200_000_000;

    private static readonly SearchValues<char> Delimiters = SearchValues.Create("[*_~(:.<");

    public static bool AreExceeded(ReadOnlySpan<char> markdown)
    {
        long cost = 0;
        long together = 0;
        foreach (var line in markdown.EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                cost += together * together;
                together = 0;
            }

            for (var rest = line; rest.IndexOfAny(Delimiters) is var at and >= 0; rest = rest[(at + 1)..])
            {
                together++;
            }
        }

        return cost + (together * together) > MaxCost;
    }
}
