using Caveat.Assistant.Documents;
using Caveat.Assistant.Rendering;
using Markdig.Syntax;

namespace Caveat.Assistant.Exports;

/// <summary>The sources that a text cites outside code, by number.</summary>
internal static class CitedSources
{
    public static IReadOnlyList<Source> Of(string markdown, IReadOnlyList<Source> sources)
    {
        if (sources.Count == 0 || MarkdownSyntax.Parse(markdown) is not { } document)
        {
            return [];
        }

        HashSet<int> cited = [.. document.Descendants<CitationInline>().Select(citation => citation.Number)];
        return [.. sources.Where(source => cited.Contains(source.Number)).DistinctBy(source => source.Number).OrderBy(source => source.Number)];
    }
}
