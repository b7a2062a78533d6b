using Caveat.Labels.Documents.Compound;

namespace Caveat.Labels.Documents.Mail;

/// <summary>Reads Outlook messages ([MS-OXMSG]): subject, transport header, bodies, named text properties, attachments and messages within.</summary>
internal sealed class OutlookReader : IFormatReader
{
    private const string Format = "Outlook message";

    public bool Recognises(DocumentPart part) =>
        CompoundFile.IsCompound(part.Content.Span)
        && (CompoundFile.TryOpen(part.Content, out var file) ? file.Root.Stream(OutlookMessage.Properties) is not null : IsNamed(part));

    public string Read(DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        if (!CompoundFile.TryOpen(part.Content, out var file))
        {
            throw new InvalidDataException("its compound file is damaged: save it again.");
        }
        var message = new OutlookMessage(file, file.Root, into);
        Read(message, part, into, reader);
        return Format;
    }

    private static void Read(OutlookMessage message, DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        // 1. What names the message.
        into.Add(new Passage(message.Text(OutlookTag.Subject), Place.Subject, part.Path));
        var header = MailEntity.Read(message.Bytes(OutlookTag.TransportHeader)).Header;
        // The subject is there already.
        MailHeader.ReadPart([.. header.Where(field => !field.Name.Equals("Subject", StringComparison.OrdinalIgnoreCase))], part, into, reader);
        foreach (var text in message.NamedTexts())
        {
            into.Add(new Passage(text, Place.Property, part.Within("named properties")));
        }
        // 2. The bodies: the same text in up to three forms, which need not agree.
        MailBody.ReadText(message.Text(OutlookTag.Body), part, into);
        if (message.Html() is { Length: > 0 } html)
        {
            MailBody.ReadMarkup("body.html", "HTML body", html, part, into, reader);
        }
        if (message.Stream(OutlookTag.CompressedRtf) is { Length: > 0 } rtf)
        {
            MailBody.ReadMarkup("body.rtf", "RTF body", CompressedRtf.Unpack(rtf, into), part, into, reader);
        }
        // 3. Attachments.
        foreach (var storage in message.Attachments())
        {
            into.CountEntry();
            ReadAttachment(message.Within(storage), part, into, reader);
        }
        if (message.IsCutOff)
        {
            into.Report(DocumentStatus.Unread, $"{part.Label} is not wholly read: some of its streams break off.");
        }
    }

    private static void ReadAttachment(OutlookMessage attachment, DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        var name = attachment.Text(OutlookTag.LongFileName) is { Length: > 0 } longName ? longName
            : attachment.Text(OutlookTag.FileName) is { Length: > 0 } shortName ? shortName
            : attachment.Text(OutlookTag.DisplayName) is { Length: > 0 } displayName ? displayName
            : "unnamed";
        var path = part.Within($"attachment {DocumentPart.Quote(name)}");
        if (attachment.Message() is { } message)
        {
            if (part.Depth + 1 > into.Limits.Depth)
            {
                into.Report(DocumentStatus.Refused, $"{path} is refused: it lies deeper than {into.Limits.Depth} levels of archives and messages.");
                return;
            }
            into.Add(new Passage(name, Place.FileName, path));
            Read(message, new DocumentPart(name, default, path, part.Depth + 1), into, reader);
        }
        else if (attachment.HasObject)
        {
            into.Report(DocumentStatus.Unread, $"{path} is an embedded object that is not read: attach it as a file.");
        }
        else
        {
            reader.ReadPart(new DocumentPart(name, attachment.Stream(OutlookTag.AttachedData), path, part.Depth + 1), into);
        }
    }

    private static bool IsNamed(DocumentPart part) => Path.GetExtension(part.Name).Equals(".msg", StringComparison.OrdinalIgnoreCase);
}
