using Caveat.Assistant.Documents;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Rendering;

/// <summary>Renders a model's or a document's Markdown to HTML that carries no script, no style and no outside address that is fetched.</summary>
/// <remarks>Thread-safe. The text is untrusted: HTML in it is shown as text.</remarks>
public static class MarkdownBlocks
{
    /// <summary>The HTML of each top-level block, in order: while text arrives only the last ones change.</summary>
    /// <param name="sources">What <c>[n]</c> may cite: only a number among them becomes a link to its passage.</param>
    public static IReadOnlyList<string> Render(string markdown, IReadOnlyList<Source> sources, Locale locale) => throw new NotImplementedException();

    /// <summary>The text without marks, for screen readers and excerpts.</summary>
    public static string PlainText(string markdown) => throw new NotImplementedException();
}
