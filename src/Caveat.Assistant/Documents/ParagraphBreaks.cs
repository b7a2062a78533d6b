using Caveat.Labels.Documents;
using Caveat.Labels.Markings;

namespace Caveat.Assistant.Documents;

/// <summary>Finds where the paragraphs of a passage begin and end.</summary>
/// <remarks>
/// Text files say it with empty lines, office documents give one line a paragraph, and a page of a PDF only has lines: there a
/// paragraph ends at a line that is clearly shorter than the page's full ones, or before a new item, and the cells of a table, lines
/// of a few words, stay together.
/// </remarks>
internal static class ParagraphBreaks
{
    /// <summary>A line under this part of a full line's length was not broken for want of room.</summary>
    private const double Full = 0.75;

    /// <summary>A line under this part of it, which ends as no sentence does, may be a cell or a heading.</summary>
    private const double Short = 0.45;

    /// <param name="isLaidOut">Whether the lines are those of a printed page.</param>
    /// <param name="markings">The passage's own: a banner's line stays a line of its own, so that it is read as one wherever the text goes.</param>
    public static IEnumerable<TextSpan> Find(Passage passage, bool isLaidOut, IReadOnlyList<Marking> markings)
    {
        var lines = Lines(passage.Text);
        var hasEmptyLines = passage.Text.Contains("\n\n", StringComparison.Ordinal);
        var full = isLaidOut ? FullLength(lines) : 0;
        TextSpan? open = null;
        TextSpan last = default;
        foreach (var line in lines)
        {
            if (line.In(passage.Text).IsWhiteSpace())
            {
                if (open is { } ended)
                {
                    yield return ended;
                }

                open = null;
                continue;
            }

            var goesOn = open is not null
                && !IsBanner(line, markings) && !IsBanner(last, markings)
                && (isLaidOut ? GoesOn(last.In(passage.Text), line.In(passage.Text), full) : hasEmptyLines);
            if (!goesOn && open is { } whole)
            {
                yield return whole;
            }

            open = goesOn ? new TextSpan(open!.Value.Start, line.End - open.Value.Start) : line;
            last = line;
        }

        if (open is { } rest)
        {
            yield return rest;
        }
    }

    private static bool GoesOn(ReadOnlySpan<char> line, ReadOnlySpan<char> next, int full) =>
        !StartsWithSign(next)
        && (line.Length >= full * Full ? !(EndsSentence(line) && StartsWithNumber(next)) : IsCell(line, full) && IsCell(next, full) && !StartsWithNumber(next));

    private static bool IsCell(ReadOnlySpan<char> line, int full) => line.Length < full * Short && !EndsSentence(line);

    private static bool EndsSentence(ReadOnlySpan<char> line) => ".:;!?".Contains(line.TrimEnd()[^1], StringComparison.Ordinal);

    private static List<TextSpan> Lines(string text)
    {
        var lines = new List<TextSpan>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny('\n', '\f');
            length = length < 0 ? text.Length - start : length;
            lines.Add(new TextSpan(start, length));
            start += length + 1;
        }

        return lines;
    }

    /// <summary>The length that nine of ten lines do not exceed; the longest may be a table's.</summary>
    private static int FullLength(List<TextSpan> lines)
    {
        int[] lengths = [.. lines.Select(line => line.Length).Order()];
        return lengths.Length == 0 ? 0 : lengths[lengths.Length * 9 / 10];
    }

    private static bool IsBanner(TextSpan line, IReadOnlyList<Marking> markings) =>
        markings.Any(marking => marking.Kind == MarkingKind.Banner && line.Meets(marking.Start, marking.End));

    /// <summary>A bullet or a portion mark.</summary>
    private static bool StartsWithSign(ReadOnlySpan<char> line) => "•–-*◦▪(".Contains(line.TrimStart()[0], StringComparison.Ordinal);

    /// <summary>A number such as <c>12.</c>, <c>3.1</c> or <c>b)</c>; after an unfinished sentence it is that sentence's.</summary>
    private static bool StartsWithNumber(ReadOnlySpan<char> line)
    {
        line = line.TrimStart();
        var word = line.IndexOf(' ') is var space and > 0 ? line[..space] : line;
        return word.Length is > 1 and < 8 && (word[^1] is '.' or ')' || word.Contains('.')) && (char.IsAsciiDigit(word[0]) || word.Length == 2);
    }
}
