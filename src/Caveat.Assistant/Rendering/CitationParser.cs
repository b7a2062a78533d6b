using System.Globalization;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Caveat.Assistant.Rendering;

/// <summary>Reads <c>[12]</c>; a link (<c>[12](…)</c>) and a task (<c>[1] </c> has digits, a task has none) are left to their own parsers.</summary>
internal sealed class CitationParser : InlineParser
{
    private const int MaxDigits = 4;

    public CitationParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        var close = text[..Math.Min(text.Length, MaxDigits + 2)].IndexOf(']');
        if (close < 2 || text[1] == '0'
            || (close + 1 < text.Length && text[close + 1] == '(')
            || !int.TryParse(text[1..close], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new CitationInline { Number = number, Span = new SourceSpan(start, start + close), Line = line, Column = column };
        slice.Start += close + 1;
        return true;
    }
}
