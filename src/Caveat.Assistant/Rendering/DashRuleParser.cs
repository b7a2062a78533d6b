using Markdig.Parsers;
using Markdig.Syntax;

namespace Caveat.Assistant.Rendering;

/// <summary>A line of three or more dashes is a rule, also right under a paragraph, where models put one and no heading is meant.</summary>
internal sealed class DashRuleParser : BlockParser
{
    public DashRuleParser() => OpeningCharacters = ['-'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan().TrimEnd();
        if (processor.IsCodeIndent || line.Length < 3 || line.ContainsAnyExcept('-'))
        {
            return BlockState.None;
        }

        processor.NewBlocks.Push(new ThematicBreakBlock(this)
        {
            Column = processor.Column,
            Span = new SourceSpan(processor.Start, processor.Line.End),
            ThematicChar = '-',
            ThematicCharCount = line.Length,
        });
        return BlockState.BreakDiscard;
    }
}
