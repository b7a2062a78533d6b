using System.Xml;

namespace Caveat.Labels.Documents.Markup;

/// <summary>XML that says how things look: it is walked, so that damage and harm are seen, and gives no text.</summary>
internal sealed class IgnoredMarkup : IMarkup
{
    private IgnoredMarkup()
    {
    }

    public static IgnoredMarkup Instance { get; } = new();

    public void Start(XmlReader element)
    {
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
