using System.Globalization;
using System.Xml;
using Caveat.Labels.Documents.Markup;

namespace Caveat.Labels.Documents.Office;

/// <summary>The text of WordprocessingML, PresentationML, DrawingML and VML (ISO/IEC 29500): one line for each paragraph, table cells too.</summary>
/// <remarks>Reads by local names, which the transitional and the strict edition share. Text that is deleted, hidden or an alternative is read like any other.</remarks>
internal sealed class OfficeMarkup(PartText text, OfficePart part) : IMarkup
{
    // Between the start of a shape and its text, where a placeholder says what the shape is for.
    private bool _inShapeHead;
    private bool _inWatermark;
    private int _fallbacks;

    public void Start(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "p" or "cr" or "div" or "text" or "pt" or "v" or "si":
                text.EndLine();
                break;
            case "br":
                text.EndLine();
                if (element.Attribute("type") == "page")
                {
                    text.BreakPage();
                }
                break;
            // What was deleted is not part of the line that is seen, and is in the file all the same.
            case "del" or "moveFrom":
                text.Enter(part.Place, part.Named("deleted text"));
                break;
            case "pageBreakBefore" when element.Attribute("val") is not ("0" or "false" or "off"):
            case "lastRenderedPageBreak":
                text.BreakPage();
                break;
            // A tab stop of a paragraph's style bears a value; a tab in the text does not.
            case "tab" or "ptab" when element.Attribute("val") is null:
                text.Append('\t');
                break;
            case "noBreakHyphen":
                text.Append('-');
                break;
            case "sym":
                AddSymbol(element.Attribute("char"));
                break;
            case "txbxContent":
                text.Enter(_inWatermark ? Place.Watermark : part.Shapes, part.Named(_inWatermark ? "watermark" : "text boxes"), _fallbacks > 0);
                break;
            case "sp" when part.HasShapes:
                _inShapeHead = true;
                text.Enter(part.Shapes, part.Named("text boxes"));
                break;
            // In the flat form of a document these are no parts of their own.
            case "hdr" when part.IsFlat:
                text.Enter(Place.Header, "header");
                break;
            case "ftr" when part.IsFlat:
                text.Enter(Place.Footer, "footer");
                break;
            case "footnotes" or "endnotes" when part.IsFlat:
                text.Enter(Place.Note, "notes");
                break;
            case "comments" when part.IsFlat:
                text.Enter(Place.Comment, "comments");
                break;
            case "txBody":
                _inShapeHead = false;
                break;
            case "ph" when _inShapeHead:
                EnterPlaceholder(element.Attribute("type"));
                break;
            case "textpath":
                text.Line(Place.Watermark, part.Named("watermark"), element.Attribute("string"), _fallbacks > 0);
                break;
            case "docPr" or "cNvPr":
                _inWatermark = element.Attribute("name")?.Contains("watermark", StringComparison.OrdinalIgnoreCase) ?? false;
                text.Line(Place.Property, part.Named("alternative text"), element.Attribute("descr"), _fallbacks > 0);
                text.Line(Place.Property, part.Named("alternative text"), element.Attribute("title"), _fallbacks > 0);
                break;
            case "shape":
                text.Line(Place.Property, part.Named("alternative text"), element.Attribute("alt"), _fallbacks > 0);
                break;
            case "Fallback":
                _fallbacks++;
                break;
            case "fldSimple":
                text.Line(Place.Property, part.Named("field codes"), element.Attribute("instr"));
                break;
            case "lvlText":
                AddLevelText(element.Attribute("val"));
                break;
            case "docVar" or "tag":
                text.Line(Place.Property, part.Named("variables"), element.Attribute("val"));
                break;
        }
    }

    public void Text(ReadOnlySpan<char> content, string parent)
    {
        switch (parent)
        {
            case "t" or "delText" or "v" or "text" or "div" or "font" or "span" or "b" or "i" or "u":
                text.AppendFlowing(content);
                break;
            case "instrText" or "delInstrText":
                text.Line(Place.Property, part.Named("field codes"), content.ToString());
                break;
        }
    }

    public void End(string name)
    {
        switch (name)
        {
            case "p" or "div" or "text" or "pt" or "v" or "si":
                text.EndLine();
                break;
            case "txbxContent" or "del" or "moveFrom":
                text.Leave();
                break;
            case "hdr" or "ftr" or "footnotes" or "endnotes" or "comments" when part.IsFlat:
            case "sp" when part.HasShapes:
                text.Leave();
                break;
            case "drawing" or "pict":
                _inWatermark = false;
                break;
            case "Fallback":
                _fallbacks--;
                break;
        }
    }

    public void Finish() => text.Flush();

    private void EnterPlaceholder(string? type)
    {
        _inShapeHead = false;
        text.Leave();
        var (place, name) = type switch
        {
            "hdr" => (Place.Header, "header"),
            "ftr" or "dt" or "sldNum" => (Place.Footer, "footer"),
            _ => (part.Place, ""),
        };
        text.Enter(place, part.Named(name));
    }

    // Symbol fonts sit in the private area from F000 on (ISO/IEC 29500-1, 17.3.3.30).
    private void AddSymbol(string? code)
    {
        if (int.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= char.MaxValue)
        {
            text.Append((char)(value is >= 0xF020 and <= 0xF0FF ? value - 0xF000 : value));
        }
    }

    // A numbering may put words, such as a portion mark, before each paragraph.
    private void AddLevelText(string? pattern)
    {
        if (pattern is not null && pattern.Any(char.IsAsciiLetter))
        {
            text.Line(Place.Property, part.Named("numbering"), pattern);
        }
    }
}
