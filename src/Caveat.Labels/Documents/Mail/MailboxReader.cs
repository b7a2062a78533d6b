namespace Caveat.Labels.Documents.Mail;

/// <summary>Reads mailbox files (mbox, RFC 4155): messages one after another, each begun by a line <c>From address date</c>.</summary>
internal sealed class MailboxReader : IFormatReader
{
    private static ReadOnlySpan<byte> Separator => "From "u8;

    public bool Recognises(DocumentPart part)
    {
        var content = part.Content.Span;
        var end = content.IndexOf((byte)'\n');
        // A header field must follow at once: prose begins with "From" too.
        return content.StartsWith(Separator) && end > 0 && MailEntity.NameLength(LineAt(content[(end + 1)..])) > 0;
    }

    public string Read(DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        var rest = part.Content;
        for (var number = 1; rest.Length > 0; number++)
        {
            into.CountEntry();
            var start = rest.Span.IndexOf((byte)'\n') + 1;
            var end = start == 0 ? -1 : NextMessage(rest.Span, start);
            var message = start == 0 ? default : end < 0 ? rest[start..] : rest[start..end];
            reader.ReadPart(new DocumentPart("message.eml", message, part.Within($"message {number}"), part.Depth + 1), into);
            rest = end < 0 ? default : rest[end..];
        }
        return "mailbox";
    }

    // A separator stands after an empty line and before a header field; other lines that begin with "From " are text.
    private static int NextMessage(ReadOnlySpan<byte> content, int from)
    {
        for (var at = from; at < content.Length;)
        {
            var found = content[at..].IndexOf("\nFrom "u8);
            if (found < 0)
            {
                return -1;
            }
            at += found + 1;
            var end = content[at..].IndexOf((byte)'\n');
            if (end > 0 && MailEntity.NameLength(LineAt(content[(at + end + 1)..])) > 0)
            {
                return at;
            }
        }
        return -1;
    }

    private static ReadOnlySpan<byte> LineAt(ReadOnlySpan<byte> content)
    {
        var end = content.IndexOf((byte)'\n');
        return end < 0 ? content : content[..end];
    }
}
