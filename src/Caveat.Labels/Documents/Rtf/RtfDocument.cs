using System.Globalization;
using System.Text;

namespace Caveat.Labels.Documents.Rtf;

/// <summary>One RTF document while it is read: the stack of groups and where their text goes.</summary>
internal sealed class RtfDocument(DocumentPart part, DocumentBuilder into, DocumentReader reader)
{
    private const int DeepestGroup = 4096;
    private const int TokensBetweenChecks = 4096;

    private readonly RtfTokens _tokens = new(part.Content);
    private readonly PartText _text = new(into, part, Place.Body, "");
    private readonly Stack<RtfGroup> _outer = [];
    private readonly List<byte> _bytes = [];
    private readonly StringBuilder _value = new();
    private readonly Dictionary<int, Encoding> _fonts = [];
    private readonly Dictionary<string, string> _custom = [];
    private RtfGroup _group = new(RtfContent.Line, Entered: false, "", RtfCharsets.Windows1252, Fallback: 1);
    private Encoding _codePage = RtfCharsets.Windows1252;
    private int _font;
    private int _skip;
    private int _pictures;
    private bool _optional;
    private string _propertyName = "";
    private string _shapeProperty = "";

    public void Read()
    {
        for (var count = 1; ; count++)
        {
            if (count % TokensBetweenChecks == 0)
            {
                into.CheckTime();
            }
            var token = _tokens.Read();
            if (token != RtfToken.Text)
            {
                FlushBytes();
            }
            switch (token)
            {
                case RtfToken.End:
                    return;
                case RtfToken.GroupStart:
                    if (_outer.Count >= DeepestGroup)
                    {
                        throw new DocumentRefusedException($"its groups nest deeper than {DeepestGroup}");
                    }
                    _outer.Push(_group);
                    _group = _group with { Entered = false, Destination = "" };
                    _skip = 0;
                    break;
                case RtfToken.GroupEnd:
                    EndGroup();
                    break;
                case RtfToken.Text:
                    AddByte(_tokens.Value);
                    break;
                case RtfToken.Word:
                    AddWord(_tokens.Word, _tokens.Parameter);
                    break;
            }
        }
    }

    public void Finish()
    {
        FlushBytes();
        _text.Flush();
        MachineLabels.ReadProperties(_custom, part.Within("properties"), hasLabelList: false, into, reader);
    }

    private void AddByte(byte value)
    {
        if (_skip > 0)
        {
            _skip--;
        }
        else if (_group.Content is RtfContent.Line or RtfContent.Value)
        {
            _bytes.Add(value);
        }
    }

    // Bytes are decoded together, as two may make one sign.
    private void FlushBytes()
    {
        if (_bytes.Count > 0)
        {
            AddText(_group.Encoding.GetString([.. _bytes]));
            _bytes.Clear();
        }
    }

    private void AddText(string text)
    {
        if (_group.Content == RtfContent.Line)
        {
            _text.Append(text);
        }
        else if (_group.Content == RtfContent.Value)
        {
            _value.Append(text);
        }
    }

    private void AddWord(string word, int? parameter)
    {
        var optional = _optional;
        _optional = false;
        switch (word)
        {
            case "*":
                _optional = true;
                break;
            case "u" when parameter is { } unit:
                AddText(((char)(ushort)unit).ToString());
                _skip = _group.Fallback;
                break;
            case "uc":
                _group = _group with { Fallback = Math.Clamp(parameter ?? 1, 0, 16) };
                break;
            case "bin":
                var data = _tokens.Take(parameter ?? 0);
                if (_group.Content == RtfContent.Value)
                {
                    _value.Append(Convert.ToHexString(data));
                }
                break;
            case "ansicpg":
                _codePage = RtfCharsets.CodePage(parameter ?? 1252) ?? RtfCharsets.Windows1252;
                _group = _group with { Encoding = _codePage };
                break;
            case "mac":
                _codePage = RtfCharsets.CodePage(10000) ?? _codePage;
                _group = _group with { Encoding = _codePage };
                break;
            case "pc" or "pca":
                _codePage = RtfCharsets.CodePage(word == "pc" ? 437 : 850) ?? _codePage;
                _group = _group with { Encoding = _codePage };
                break;
            case "f":
                _font = parameter ?? 0;
                _group = _group with { Encoding = _group.Content != RtfContent.Fonts && _fonts.TryGetValue(_font, out var encoding) ? encoding : _codePage };
                break;
            case "deleted" when parameter != 0:
                // What was deleted is not part of the line that is seen, and is in the file all the same.
                Open(word, new RtfDestination(RtfContent.Line, _text.Place, "deleted text"));
                break;
            case "fcharset" when _group.Content == RtfContent.Fonts:
                _fonts[_font] = RtfCharsets.Of(parameter ?? 0) ?? _codePage;
                break;
            case "plain":
                _group = _group with { Encoding = _codePage };
                break;
            default:
                if (RtfSigns.Of(word) is { } sign)
                {
                    AddSign(sign);
                }
                else if (RtfDestinations.Of(word, optional) is { } destination)
                {
                    Open(word, destination);
                }
                break;
        }
    }

    private void AddSign(char sign)
    {
        if (_skip > 0)
        {
            _skip--;
            return;
        }
        switch (sign)
        {
            case '\n' when _group.Content == RtfContent.Line:
                _text.EndLine();
                break;
            case '\f' when _group.Content == RtfContent.Line:
                _text.EndLine();
                _text.BreakPage();
                break;
            default:
                AddText(sign.ToString());
                break;
        }
    }

    private void Open(string word, RtfDestination destination)
    {
        // What is ignored stays ignored, but shapes and notes may stand in formatting groups.
        if (_group.Content == RtfContent.Ignored && destination.Content != RtfContent.Line)
        {
            return;
        }
        if (destination.Content == RtfContent.Value)
        {
            _value.Clear();
        }
        var enters = destination.Name.Length > 0 && destination.Content == RtfContent.Line && !_group.Entered;
        if (enters)
        {
            // A text box of a header is of the header.
            var place = destination.Place == Place.TextBox && _text.Place is Place.Header or Place.Footer ? _text.Place : destination.Place;
            _text.Enter(place, destination.Name);
        }
        _group = _group with { Content = destination.Content, Entered = _group.Entered || enters, Destination = word };
    }

    private void EndGroup()
    {
        if (_group.Content == RtfContent.Value && _group.Destination.Length > 0)
        {
            TakeUp(_group.Destination, _value.ToString().Trim());
            _value.Clear();
        }
        if (_group.Entered)
        {
            _text.Leave();
        }
        if (_outer.TryPop(out var outer))
        {
            _group = outer;
        }
        _skip = 0;
    }

    private void TakeUp(string destination, string value)
    {
        switch (destination)
        {
            case "propname":
                _propertyName = value;
                break;
            case "staticval":
                _custom[_propertyName] = value;
                _text.Line(Place.Property, $"property {DocumentPart.Quote(_propertyName)}", value);
                break;
            case "sn":
                _shapeProperty = value;
                break;
            case "sv":
                AddShapeProperty(value);
                break;
            case "pict":
                AddPicture(value);
                break;
            case "objdata":
                into.Report(DocumentStatus.Unread, $"{part.Within("embedded object")} cannot be read: save what it holds as a document of its own.");
                break;
            case "fldinst":
                _text.Line(Place.Property, "field codes", value);
                break;
            default:
                _text.Line(Place.Property, $"property {DocumentPart.Quote(destination)}", value);
                break;
        }
    }

    private void AddShapeProperty(string value)
    {
        switch (_shapeProperty)
        {
            case "gtextUNICODE":
                // Decorative text: in a header it is what stands behind the page's text.
                _text.Line(_text.Place == Place.Header ? Place.Watermark : Place.TextBox, _text.Place == Place.Header ? "watermark" : "text boxes", value);
                break;
            case "wzDescription":
                _text.Line(Place.Property, "alternative text", value);
                break;
        }
    }

    private void AddPicture(string digits)
    {
        var place = part.Within(string.Create(CultureInfo.InvariantCulture, $"picture {++_pictures}"));
        into.Guard(place, () =>
        {
            into.CountEntry();
            var hex = string.Concat(digits.Where(char.IsAsciiHexDigit));
            var bytes = Convert.FromHexString(hex.AsSpan(0, hex.Length & ~1));
            if (bytes.Length > 0)
            {
                reader.ReadPart(new DocumentPart("picture", bytes, place, part.Depth + 1), into);
            }
        });
    }
}
