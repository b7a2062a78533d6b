using System.Buffers;
using System.Text;

namespace Caveat.Labels.Documents.Pdf;

/// <summary>Finds the strings of people in PDF objects (ISO 32000 section 7.3.4) by the keys before them.</summary>
internal static class NoteStrings
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create("\0\t\n\f\r ()<>[]{}/%"u8);

    private static ReadOnlySpan<byte> White => "\0\t\n\f\r "u8;

    public static void Read(ReadOnlySpan<byte> objects, DocumentPart part, DocumentBuilder into)
    {
        while (objects.IndexOf((byte)'/') is var slash and >= 0)
        {
            objects = objects[(slash + 1)..];
            var end = objects.IndexOfAny(NameEnds);
            if (end < 0)
            {
                return;
            }
            var (place, what) = Meaning(objects[..end]);
            var rest = objects[end..].TrimStart(White);
            // Anything but a string here is a number, a dictionary or a reference to an object that is swept over itself.
            if (what.Length > 0 && rest.Length > 1 && (rest[0] == '(' || (rest[0] == '<' && rest[1] != '<')))
            {
                var bytes = rest[0] == '(' ? Literal(ref rest) : Hex(ref rest);
                if (Text(bytes) is { Length: > 0 } text)
                {
                    into.Add(new Passage(text, place, part.Within(what)));
                }
                objects = rest;
            }
            else
            {
                objects = objects[end..];
            }
        }
    }

    private static (Place Place, string What) Meaning(ReadOnlySpan<byte> key) => Encoding.Latin1.GetString(key[..Math.Min(key.Length, 16)]) switch
    {
        "Contents" or "RC" or "Subj" => (Place.Comment, "comments"),
        "V" or "DV" or "TU" => (Place.Body, "form fields"),
        "Title" => (Place.Body, "bookmarks and titles"),
        "Alt" or "ActualText" or "E" => (Place.Body, "alternative texts"),
        _ => (default, ""),
    };

    private static byte[] Literal(ref ReadOnlySpan<byte> text)
    {
        var bytes = new List<byte>();
        var depth = 0;
        var i = 0;
        for (; i < text.Length; i++)
        {
            var sign = text[i];
            if (sign == '\\' && i + 1 < text.Length)
            {
                i = Escape(text, i + 1, bytes);
                continue;
            }
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (depth == 0)
            {
                i++;
                break;
            }
            // The outermost parentheses are no text.
            if (i > 0)
            {
                bytes.Add(sign);
            }
        }
        text = text[i..];
        return [.. bytes];
    }

    // Gives the index of the escape's last byte.
    private static int Escape(ReadOnlySpan<byte> text, int at, List<byte> bytes)
    {
        switch (text[at])
        {
            case >= (byte)'0' and <= (byte)'7':
                var value = 0;
                var end = at;
                for (; end < text.Length && end < at + 3 && text[end] is >= (byte)'0' and <= (byte)'7'; end++)
                {
                    value = (value * 8) + (text[end] - '0');
                }
                bytes.Add((byte)value);
                return end - 1;
            case (byte)'\n':
                return at;
            case (byte)'\r':
                return at + 1 < text.Length && text[at + 1] == '\n' ? at + 1 : at;
            case var sign:
                bytes.Add(sign switch { (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, (byte)'b' => 8, (byte)'f' => 12, _ => sign });
                return at;
        }
    }

    private static byte[] Hex(ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'>');
        var digits = new StringBuilder();
        foreach (var sign in end < 0 ? text : text[..end])
        {
            digits.Append(char.IsAsciiHexDigit((char)sign) ? (char)sign : "");
        }
        text = end < 0 ? [] : text[(end + 1)..];
        return Convert.FromHexString(digits.Length % 2 == 0 ? digits.ToString() : digits.Append('0').ToString());
    }

    // UTF-16 or UTF-8 with its mark; else PDFDocEncoding, whose letters are those of Windows-1252's upper half. A signature's bytes are no text.
    private static string Text(ReadOnlySpan<byte> bytes)
    {
        var text = bytes switch
        {
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
            _ => Encoding.Latin1.GetString(bytes),
        };
        return text.Count(sign => char.IsControl(sign) && !char.IsWhiteSpace(sign)) * 10 > text.Length ? "" : text.ReplaceLineEndings("\n").Trim();
    }
}
