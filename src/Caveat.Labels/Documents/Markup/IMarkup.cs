using System.Xml;

namespace Caveat.Labels.Documents.Markup;

/// <summary>What one vocabulary of XML means for reading: which elements are lines, notes, headers. For one part; gives its text on as it comes.</summary>
internal interface IMarkup
{
    /// <summary>An element starts. The reader stands on it and must stand on it afterwards.</summary>
    void Start(XmlReader element);

    /// <summary>A piece of text, white space too, directly within the element of that name.</summary>
    void Text(ReadOnlySpan<char> text, string parent);

    void End(string name);

    /// <summary>No more comes, be it the end or damage: hands on what was gathered.</summary>
    void Finish();
}
