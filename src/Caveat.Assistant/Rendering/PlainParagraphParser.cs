using Markdig.Parsers;
using Markdig.Syntax;

namespace Caveat.Assistant.Rendering;

/// <summary>Paragraphs without link definitions and without underlined headings.</summary>
/// <remarks>
/// A definition at the end of an answer would change blocks long shown, and would swallow the list of sources that models like to write
/// (<c>[1]: …</c>). An underline would turn the paragraph before a rule into a heading.
/// </remarks>
internal sealed class PlainParagraphParser : ParagraphBlockParser
{
    public PlainParagraphParser() => ParseSetextHeadings = false;

    public override bool Close(BlockProcessor processor, Block block)
    {
        if (block is ParagraphBlock { Lines.Count: > 0 } paragraph)
        {
            for (var i = 0; i < paragraph.Lines.Count; i++)
            {
                paragraph.Lines.Lines[i].Slice.TrimStart();
            }

            paragraph.Lines.Lines[paragraph.Lines.Count - 1].Slice.TrimEnd();
        }

        return true;
    }
}
