using System.Text;
using System.Xml;
using Caveat.Labels.Documents.Markup;

namespace Caveat.Labels.Documents.Office;

/// <summary>The properties of a document: core, application and custom of Office (docProps), and meta of OpenDocument. Each value is a passage named by its property.</summary>
internal sealed class PropertyMarkup(PartText text, IDictionary<string, string> custom) : IMarkup
{
    private readonly StringBuilder _value = new();
    private string _customName = "";

    public void Start(XmlReader element)
    {
        _value.Clear();
        if (element.LocalName is "property" or "user-defined" && element.Attribute("name") is { } name)
        {
            _customName = name;
        }
    }

    public void Text(ReadOnlySpan<char> content, string parent) => _value.Append(content);

    public void End(string name)
    {
        var value = _value.ToString().Trim();
        _value.Clear();
        if (_customName.Length > 0 && value.Length > 0)
        {
            custom[_customName] = value;
        }
        text.Line(Place.Property, $"property {DocumentPart.Quote(_customName.Length > 0 ? _customName : name)}", value);
        if (name is "property" or "user-defined")
        {
            _customName = "";
        }
    }

    public void Finish() => text.Flush();
}
