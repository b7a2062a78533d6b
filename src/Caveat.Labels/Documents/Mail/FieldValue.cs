using System.Globalization;
using System.Text;
using Caveat.Labels.Documents.Text;

namespace Caveat.Labels.Documents.Mail;

/// <summary>A field's value with parameters, such as a content type (RFC 2045 section 5.1), continued and encoded ones (RFC 2231) put together.</summary>
internal sealed class FieldValue
{
    private readonly Dictionary<string, string> _parameters = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Before the first semicolon, in lower case.</summary>
    public required string Value { get; init; }

    /// <summary>A parameter's value, empty when there is none.</summary>
    public string this[string name] => _parameters.GetValueOrDefault(name, "");

    public static FieldValue Read(string text)
    {
        var pieces = Pieces(text);
        var value = new FieldValue { Value = pieces.Count > 0 ? pieces[0].Trim().ToLowerInvariant() : "" };
        // By name, then by section number; * alone is section 0.
        var sections = new Dictionary<string, SortedDictionary<int, (string Text, bool Encoded)>>(StringComparer.OrdinalIgnoreCase);
        foreach (var piece in pieces.Skip(1))
        {
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                continue;
            }
            var words = piece[..equals].Trim().Split('*');
            var number = words.Length > 1 && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var section) ? section : 0;
            var encoded = words.Length > 1 && words[^1].Length == 0;
            sections.TryAdd(words[0], []);
            sections[words[0]].TryAdd(number, (Unquote(piece[(equals + 1)..].Trim()), encoded));
        }
        foreach (var (name, parts) in sections)
        {
            value._parameters[name] = Join(parts.Values);
        }
        return value;
    }

    // charset'language'percent-encoded in the first section; later sections may be encoded or not.
    private static string Join(IReadOnlyCollection<(string Text, bool Encoded)> sections)
    {
        Encoding? encoding = null;
        var bytes = new List<byte>();
        var isFirst = true;
        foreach (var (section, encoded) in sections)
        {
            var text = section;
            if (isFirst && encoded && text.Split('\'', 3) is [var charset, _, var rest])
            {
                encoding = TextDecoding.Named(charset);
                text = rest;
            }
            isFirst = false;
            for (var i = 0; i < text.Length; i++)
            {
                if (encoded && text[i] == '%' && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
                {
                    bytes.Add(value);
                    i += 2;
                }
                else
                {
                    var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
                    bytes.AddRange((encoding ?? Encoding.UTF8).GetBytes(text.Substring(i, pair)));
                    i += pair - 1;
                }
            }
        }
        // Many mailers put encoded words into quoted parameters, where they do not belong.
        return EncodedWords.Decode((encoding ?? Encoding.UTF8).GetString([.. bytes]));
    }

    // At semicolons outside quotes.
    private static List<string> Pieces(string text)
    {
        List<string> pieces = [];
        var quoted = false;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when quoted:
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ';' when !quoted:
                    pieces.Add(text[start..i]);
                    start = i + 1;
                    break;
            }
        }
        pieces.Add(text[start..]);
        return pieces;
    }

    private static string Unquote(string text)
    {
        if (!text.StartsWith('"'))
        {
            return text;
        }
        var plain = new StringBuilder();
        for (var i = 1; i < text.Length && text[i] != '"'; i++)
        {
            i += text[i] == '\\' && i + 1 < text.Length ? 1 : 0;
            plain.Append(text[i]);
        }
        return plain.ToString();
    }
}
