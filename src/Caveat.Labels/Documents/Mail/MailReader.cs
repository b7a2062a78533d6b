using Caveat.Labels.Documents.Text;

namespace Caveat.Labels.Documents.Mail;

/// <summary>Reads mail messages (RFC 5322, MIME): header fields, bodies, quoted history, attachments and messages within.</summary>
internal sealed class MailReader : IFormatReader
{
    private const string Format = "mail message";

    // Holds fewer fields than a header may have, so that recognising never refuses.
    private const int SampleLength = 1 << 14;

    /// <summary>How deep multiparts may nest in one message; people's mailers stay below ten.</summary>
    private const int MultipartDepth = 32;

    public bool Recognises(DocumentPart part)
    {
        var content = part.Content[..Math.Min(part.Content.Length, SampleLength)];
        var length = MailEntity.NameLength(FirstLine(content.Span));
        if (length == 0)
        {
            return false;
        }
        var entity = MailEntity.Read(content);
        // Memos and notes too begin with From, To and Subject: only what software adds makes a message, or the file's name.
        return Path.GetExtension(part.Name).Equals(".eml", StringComparison.OrdinalIgnoreCase)
            || entity["MIME-Version"].Length > 0
            || entity["Message-ID"].Length > 0
            || entity["Received"].Length > 0;
    }

    public string Read(DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        var message = MailEntity.Read(part.Content);
        MailHeader.Read(message.Header, part, into, reader);
        ReadEntity(message, part, into, reader, 0);
        return Format;
    }

    private static void ReadEntity(MailEntity entity, DocumentPart part, DocumentBuilder into, DocumentReader reader, int depth)
    {
        if (depth > MultipartDepth)
        {
            throw new DocumentRefusedException($"its parts nest deeper than {MultipartDepth} levels");
        }
        var type = FieldValue.Read(entity["Content-Type"]);
        // Without its boundary a multipart is read as the text that it then is.
        if (type.Value.StartsWith("multipart/", StringComparison.Ordinal) && type["boundary"].Length > 0)
        {
            ReadMultipart(entity, type, part, into, reader, depth);
            return;
        }
        into.CountEntry();
        if (!TransferEncoding.TryDecode(entity.Body, entity["Content-Transfer-Encoding"], out var content))
        {
            into.Report(DocumentStatus.Unread, $"{part.Label} is not wholly read: the transfer encoding of one of its parts is not known.");
        }
        into.CountUnpacked(content.Length);
        var disposition = FieldValue.Read(entity["Content-Disposition"]);
        var name = disposition["filename"].Length > 0 ? disposition["filename"] : type["name"];
        if (disposition.Value != "attachment" && name.Length == 0 && IsText(type.Value))
        {
            MailBody.Read(content, type, part, into, reader);
            return;
        }
        name = name.Length > 0 ? name : AttachmentName(type.Value);
        content = type.Value.StartsWith("text/", StringComparison.Ordinal) ? MailText.ToUtf8(content.Span, type["charset"]) : content;
        reader.ReadPart(new DocumentPart(name, content, part.Within($"attachment {DocumentPart.Quote(name)}"), part.Depth + 1), into);
    }

    private static void ReadMultipart(MailEntity entity, FieldValue type, DocumentPart part, DocumentBuilder into, DocumentReader reader, int depth)
    {
        if (type.Value == "multipart/encrypted")
        {
            into.Report(DocumentStatus.Unread, $"{part.Label} is encrypted: decrypt it first.");
        }
        foreach (var (content, isPart) in MultipartBody.Split(entity.Body, type["boundary"]))
        {
            if (!isPart)
            {
                // Mail readers do not show it, but it travels with the message.
                into.Add(new Passage(TextDecoding.Decode(content.Span).Trim(), Place.Body, part.Within("text around the parts")));
                continue;
            }
            var child = MailEntity.Read(content);
            MailHeader.ReadPart(child.Header, part, into, reader);
            ReadEntity(child, part, into, reader, depth + 1);
        }
    }

    private static bool IsText(string type) => type is "" or "text/plain" or "text/html" or "text/enriched" or "text" || !type.Contains('/', StringComparison.Ordinal);

    // Readers go by content; the name says what is attached, and its end helps where content says nothing.
    private static string AttachmentName(string type) => type switch
    {
        "message/rfc822" or "message/global" => "message.eml",
        "application/pkcs7-mime" or "application/x-pkcs7-mime" => "smime.p7m",
        "text/calendar" => "invitation.ics",
        "text/html" => "text.html",
        _ when type.StartsWith("text/", StringComparison.Ordinal) || type.StartsWith("message/", StringComparison.Ordinal) => "text.txt",
        _ => "unnamed",
    };

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> content)
    {
        var end = content.IndexOf((byte)'\n');
        return end < 0 ? content : content[..end];
    }
}
