using System.Xml;
using Caveat.Labels.Documents.Markup;

namespace Caveat.Labels.Documents.OpenDocument;

/// <summary>The text of OpenDocument XML (ISO/IEC 26300): content, styles with headers, footers and master pages, properties; in parts or flat in one file.</summary>
internal sealed class OpenDocumentMarkup(PartText text, string part, IDictionary<string, string> custom, Action<string> picture) : IMarkup
{
    private const string Prefix = "urn:oasis:names:tc:opendocument:xmlns:";
    private const string Style = Prefix + "style:1.0";
    private const string Form = Prefix + "form:1.0";
    private const string Svg = Prefix + "svg-compatible:1.0";
    private const string Dublin = "http://purl.org/dc/elements/1.1/";
    private const int MostSpaces = 1000;

    private readonly Stack<Element> _elements = [];
    private readonly System.Text.StringBuilder _value = new();
    private bool _inSheets;
    private bool _inProperties;
    private int _page;

    private enum Content : byte
    {
        Ignored = 0,
        Line = 1,
        Property = 2,
        Picture = 3,
    }

    public static bool Recognises(XmlReader root) =>
        root.NamespaceURI == Prefix + "office:1.0" && root.LocalName is "document" or "document-content" or "document-styles" or "document-meta";

    public void Start(XmlReader element)
    {
        // What is within a line belongs to it, unless it is a place of its own.
        var content = _elements.TryPeek(out var outer) ? outer.Content : Content.Ignored;
        var (inner, entered) = _inProperties ? (Content.Property, false) : Open(element, content);
        if (inner is Content.Property or Content.Picture)
        {
            _value.Clear();
        }
        _elements.Push(new Element(inner, entered, inner == Content.Property ? PropertyName(element) : ""));
        AddAttributes(element);
    }

    public void Text(ReadOnlySpan<char> content, string parent)
    {
        switch (_elements.Peek().Content)
        {
            case Content.Line:
                text.AppendFlowing(content);
                break;
            case Content.Property or Content.Picture:
                _value.Append(content);
                break;
        }
    }

    public void End(string name)
    {
        var element = _elements.Pop();
        switch (name)
        {
            case "p" or "h":
                text.EndLine();
                break;
            case "meta":
                _inProperties = false;
                break;
        }
        if (element.Content == Content.Property && element.Name.Length > 0 && _value.Length > 0)
        {
            text.Line(Place.Property, $"property {DocumentPart.Quote(element.Name)}", _value.ToString());
            if (name == "user-defined")
            {
                custom[element.Name] = _value.ToString().Trim();
            }
            _value.Clear();
        }
        else if (element.Content == Content.Picture)
        {
            picture(_value.ToString());
            _value.Clear();
        }
        if (element.Entered)
        {
            text.Leave();
        }
    }

    public void Finish() => text.Flush();

    private (Content Inner, bool Entered) Open(XmlReader element, Content outer)
    {
        var names = element.NamespaceURI;
        switch (element.LocalName)
        {
            case "p" or "h":
                text.EndLine();
                return (Content.Line, false);
            case "s":
                text.Append(new string(' ', int.TryParse(element.Attribute("c"), out var count) ? Math.Clamp(count, 1, MostSpaces) : 1));
                break;
            case "tab" when outer == Content.Line:
                text.Append('\t');
                break;
            case "line-break":
                text.EndLine();
                break;
            case "soft-page-break":
                text.BreakPage();
                break;
            case "spreadsheet":
                _inSheets = true;
                break;
            case "meta" when names == Prefix + "office:1.0":
                _inProperties = true;
                break;
            case "table" when _inSheets && element.Attribute("name") is { } sheet:
                text.Line(Place.Property, "names of sheets", sheet);
                return Enter(Place.Body, $"sheet {DocumentPart.Quote(sheet)}");
            case "page" when outer == Content.Ignored && element.Attribute("name") is { } slide:
                text.Turn(++_page);
                text.Line(Place.Property, "names of slides", slide);
                return Enter(Place.Body, $"slide {_page}");
            case "annotation":
                return Enter(Place.Comment, "comments");
            case "note-body" or "notes":
                return Enter(Place.Note, "notes");
            case "header" or "header-left" or "header-first" when names == Style:
                return Enter(Place.Header, "header");
            case "footer" or "footer-left" or "footer-first" when names == Style:
                return Enter(Place.Footer, "footer");
            case "header-decl":
                return Enter(Place.Header, "header", Content.Line);
            case "footer-decl" or "date-time-decl":
                return Enter(Place.Footer, "footer", Content.Line);
            case "frame" or "custom-shape" or "rect" or "ellipse" or "circle" or "line" or "polyline" or "polygon" or "path" or "connector" or "caption" or "measure" or "regular-polygon" or "control":
                return EnterShape(element);
            case "title" or "desc" when names == Svg:
                return Enter(Place.Property, Named("alternative text"), Content.Line);
            case "binary-data":
                return (Content.Picture, false);
            case "note" or "note-citation" or "annotation-end" or "script" or "event-listener":
            case "creator" or "date" or "creator-initials" when names == Dublin || outer == Content.Ignored:
                return (Content.Ignored, false);
        }
        return (outer, false);
    }

    private (Content, bool) EnterShape(XmlReader element)
    {
        if (element.Attribute("name")?.Contains("watermark", StringComparison.OrdinalIgnoreCase) == true)
        {
            return Enter(Place.Watermark, Named("watermark"));
        }
        return element.Attribute("class") switch
        {
            // A shape in a header is of the header.
            _ when text.Place is Place.Header or Place.Footer or Place.Note => Enter(text.Place, text.Name),
            "header" => Enter(Place.Header, "header"),
            "footer" or "date-time" or "page-number" => Enter(Place.Footer, "footer"),
            "title" or "subtitle" or "outline" or "text" or "object" or "table" => Enter(text.Place, _page > 0 ? $"slide {_page}" : Named("")),
            _ => Enter(Place.TextBox, _page > 0 ? $"slide {_page} text boxes" : Named("text boxes")),
        };
    }

    private (Content, bool) Enter(Place place, string name, Content inner = Content.Ignored)
    {
        text.Enter(place, name);
        return (inner, true);
    }

    // Words that stand in attributes: of fields and their hidden texts, controls and numberings.
    private void AddAttributes(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "list-level-style-number" or "outline-level-style":
                AddWords(element.Attribute("num-prefix"), "numbering");
                AddWords(element.Attribute("num-suffix"), "numbering");
                break;
            case "conditional-text":
                AddWords(element.Attribute("string-value-if-true"), "fields");
                AddWords(element.Attribute("string-value-if-false"), "fields");
                break;
            case "frame" or "page" or "table":
                break;
            default:
                AddWords(element.Attribute("string-value"), "fields");
                if (element.NamespaceURI == Form)
                {
                    AddWords(element.Attribute("label"), "form controls");
                    AddWords(element.Attribute("value"), "form controls");
                    AddWords(element.Attribute("current-value"), "form controls");
                }
                break;
        }
    }

    private void AddWords(string? words, string name)
    {
        if (words is not null && words.Any(char.IsLetter))
        {
            text.Line(Place.Property, Named(name), words);
        }
    }

    private static string PropertyName(XmlReader element) =>
        element.LocalName == "user-defined" ? element.Attribute("name") ?? "" : element.LocalName;

    private string Named(string within) => part.Length == 0 ? within : within.Length == 0 ? part : $"{part} {within}";

    private readonly record struct Element(Content Content, bool Entered, string Name);
}
