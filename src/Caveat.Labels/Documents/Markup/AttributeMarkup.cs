using System.Xml;

namespace Caveat.Labels.Documents.Markup;

/// <summary>The words that some elements keep in one attribute: the names of sheets, cached values, number formats.</summary>
internal sealed class AttributeMarkup(PartText text, string attribute) : IMarkup
{
    public void Start(XmlReader element)
    {
        if (element.Attribute(attribute) is { } value && value.Any(char.IsLetter))
        {
            text.Append(value);
            text.EndLine();
        }
    }

    public void Text(ReadOnlySpan<char> content, string parent)
    {
    }

    public void End(string name)
    {
    }

    public void Finish() => text.Flush();
}
