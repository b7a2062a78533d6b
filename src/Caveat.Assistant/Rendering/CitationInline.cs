using Markdig.Syntax.Inlines;

namespace Caveat.Assistant.Rendering;

/// <summary><c>[n]</c> in running text: a citation where <see cref="Number"/> is among the sources, else only text.</summary>
internal sealed class CitationInline : LeafInline
{
    public required int Number { get; init; }
}
