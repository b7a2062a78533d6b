using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Caveat.Assistant.Rendering;

/// <summary>Reads <c>\( … \)</c> and <c>\[ … \]</c>, as models write TeX beside <c>$ … $</c>.</summary>
internal sealed class TexParser : InlineParser
{
    // Bounds the search for the end: many openings without one stay linear.
    private const int MaxLength = 4096;

    public TexParser() => OpeningCharacters = ['\\'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (text.Length < 5 || text[1] is not ('(' or '['))
        {
            return false;
        }

        var isDisplayed = text[1] == '[';
        var length = text[2..Math.Min(text.Length, MaxLength)].IndexOf(isDisplayed ? @"\]" : @"\)");
        if (length <= 0)
        {
            return false;
        }

        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new MathInline
        {
            Content = new StringSlice(slice.Text, slice.Start + 2, slice.Start + 1 + length),
            Delimiter = '\\',
            DelimiterCount = isDisplayed ? 2 : 1,
            Span = new SourceSpan(start, start + length + 3),
            Line = line,
            Column = column,
        };
        slice.Start += length + 4;
        return true;
    }
}
