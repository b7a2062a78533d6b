using Caveat.Assistant.Documents;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Rendering;

/// <summary>Names a passage for people: the document, the page where there is one, the paragraph.</summary>
internal static class SourceWords
{
    /// <remarks>A page that is not known is never shown, and no paragraph stands in for it.</remarks>
    public static string Of(Source source, Locale locale) => source.Page > 0
        ? locale.Fill("prose.source-on-page", source.DocumentName, locale.Number(source.Page), locale.Number(source.Paragraph))
        : locale.Fill("prose.source", source.DocumentName, locale.Number(source.Paragraph));
}
