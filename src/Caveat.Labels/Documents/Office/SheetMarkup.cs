using System.Text;
using System.Xml;
using Caveat.Labels.Documents.Markup;

namespace Caveat.Labels.Documents.Office;

/// <summary>A sheet of a workbook (SpreadsheetML): one line for each cell that shows words, and what the printed page has above and below.</summary>
internal sealed class SheetMarkup(PartText text, string name, SharedStrings strings) : IMarkup
{
    private readonly StringBuilder _value = new();
    private string _type = "";

    public void Start(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "c":
                _type = element.Attribute("t") ?? "";
                _value.Clear();
                break;
            case "oddHeader" or "evenHeader" or "firstHeader" or "oddFooter" or "evenFooter" or "firstFooter":
                _value.Clear();
                break;
            case "dataValidation":
                text.Line(Place.Property, $"{name} input hints", element.Attribute("promptTitle"));
                text.Line(Place.Property, $"{name} input hints", element.Attribute("prompt"));
                break;
            case "hyperlink":
                text.Line(Place.Property, $"{name} input hints", element.Attribute("tooltip"));
                break;
        }
    }

    public void Text(ReadOnlySpan<char> content, string parent)
    {
        if (parent is "v" or "t" or "oddHeader" or "evenHeader" or "firstHeader" or "oddFooter" or "evenFooter" or "firstFooter")
        {
            _value.Append(content);
        }
    }

    public void End(string element)
    {
        switch (element)
        {
            case "c":
                AddCell(_value.ToString());
                break;
            case "oddHeader" or "evenHeader" or "firstHeader":
                SheetHeader.Read(_value.ToString(), line => text.Line(Place.Header, $"{name} header", line));
                break;
            case "oddFooter" or "evenFooter" or "firstFooter":
                SheetHeader.Read(_value.ToString(), line => text.Line(Place.Footer, $"{name} footer", line));
                break;
        }
    }

    public void Finish() => text.Flush();

    // Numbers, dates, truth values and errors are no words.
    private void AddCell(string value)
    {
        var words = _type switch
        {
            "s" when int.TryParse(value, out var index) => strings.Show(index),
            "inlineStr" or "str" => value,
            _ => null,
        };
        if (words is not null)
        {
            text.Append(words);
            text.EndLine();
        }
    }
}
