using System.Xml;

namespace Caveat.Labels.Documents.Markup;

/// <summary>Only the elements of one name, and of them only the attributes.</summary>
internal sealed class ElementMarkup(string name, Action<XmlReader> read) : IMarkup
{
    public void Start(XmlReader element)
    {
        if (element.LocalName == name)
        {
            read(element);
        }
    }

    public void Text(ReadOnlySpan<char> text, string parent)
    {
    }

    public void End(string name)
    {
    }

    public void Finish()
    {
    }
}
