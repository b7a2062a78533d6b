using System.Xml;

namespace Caveat.Labels.Documents.Markup;

/// <summary>XML of any vocabulary: each stretch of text is a line, and so is each attribute that could hold words.</summary>
internal sealed class PlainMarkup(PartText text) : IMarkup
{
    // Shorter values are codes and measures.
    private const int ShortestWord = 4;

    public void Start(XmlReader element)
    {
        text.EndLine();
        for (var more = element.MoveToFirstAttribute(); more; more = element.MoveToNextAttribute())
        {
            if (element.Prefix != "xmlns" && element.LocalName != "xmlns" && element.Value.AsSpan().Trim().Length >= ShortestWord && element.Value.AsSpan().ContainsAnyExceptInRange('!', '@'))
            {
                text.Line(Place.Property, "attributes", element.Value);
            }
        }
        element.MoveToElement();
    }

    public void Text(ReadOnlySpan<char> content, string parent) => text.Append(content.IsWhiteSpace() ? " " : content);

    public void End(string name) => text.EndLine();

    public void Finish() => text.Flush();
}
