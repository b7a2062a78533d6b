using System.Text;
using Caveat.Labels.Documents.Text;

namespace Caveat.Labels.Documents.Mail;

/// <summary>A message or one part of it: header fields and a body (RFC 2045 section 2.4).</summary>
internal sealed class MailEntity
{
    private const int Fields = 10_000;

    private MailEntity(IReadOnlyList<MailField> header, ReadOnlyMemory<byte> body) => (Header, Body) = (header, body);

    public IReadOnlyList<MailField> Header { get; }

    /// <summary>As it was sent: transfer encoding not yet undone.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Splits header and body. A line that can be no header field begins the body, so that nothing is lost where the empty line is missing.</summary>
    public static MailEntity Read(ReadOnlyMemory<byte> content)
    {
        List<MailField> fields = [];
        var value = new StringBuilder();
        var name = "";
        var rest = content;
        while (rest.Length > 0)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = (end < 0 ? rest.Span : rest.Span[..end]).TrimEnd((byte)'\r');
            var next = end < 0 ? default : rest[(end + 1)..];
            if (line.Length > 0 && name.Length > 0 && line[0] is (byte)' ' or (byte)'\t')
            {
                value.Append(' ').Append(TextDecoding.Decode(line.TrimStart(" \t"u8)));
            }
            else if (NameLength(line) is var length and > 0)
            {
                Keep();
                name = Encoding.ASCII.GetString(line[..length]).TrimEnd();
                value.Append(TextDecoding.Decode(line[(line.IndexOf((byte)':') + 1)..]).Trim());
            }
            else
            {
                rest = line.Length == 0 ? next : rest;
                break;
            }
            rest = next;
        }
        Keep();
        return new MailEntity(fields, rest);

        void Keep()
        {
            if (name.Length > 0)
            {
                fields.Add(fields.Count < Fields ? new MailField(name, value.ToString()) : throw new DocumentRefusedException($"one of its headers has more than {Fields} fields"));
            }
            value.Clear();
        }
    }

    /// <summary>The first field of this name, empty when there is none.</summary>
    public string this[string name]
    {
        get
        {
            foreach (var field in Header)
            {
                if (field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return field.Value;
                }
            }
            return "";
        }
    }

    /// <summary>The length of a field's name at the start of a line: printable ASCII up to a colon; 0 when the line begins no field.</summary>
    public static int NameLength(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        return colon > 0 && line[..colon].TrimEnd(" \t"u8) is { Length: > 0 } name && name.IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0 ? colon : 0;
    }
}
