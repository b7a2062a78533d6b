namespace Caveat.Labels.Documents.Mail;

/// <summary>Reads a message's own text, plain or HTML, and tells what it quotes from earlier messages.</summary>
internal static class MailBody
{
    public static void Read(ReadOnlyMemory<byte> content, FieldValue type, DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        if (type.Value is "text/html" or "text/enriched")
        {
            ReadMarkup("body.html", "HTML body", MailText.ToUtf8(content.Span, type["charset"]), part, into, reader);
            return;
        }
        var text = MailText.Decode(content.Span, type["charset"]);
        ReadText(type["format"].Equals("flowed", StringComparison.OrdinalIgnoreCase) ? FlowedText.Join(text, type["delsp"].Equals("yes", StringComparison.OrdinalIgnoreCase)) : text, part, into);
    }

    public static void ReadText(string text, DocumentPart part, DocumentBuilder into)
    {
        foreach (var (piece, isQuoted) in QuotedHistory.Split(text))
        {
            into.Add(new Passage(piece, isQuoted ? Place.QuotedMail : Place.Body, part.Path));
        }
        if (text.Contains("-----BEGIN PGP MESSAGE-----", StringComparison.Ordinal))
        {
            into.Report(DocumentStatus.Unread, $"{part.Label} holds an encrypted text: decrypt it first.");
        }
    }

    /// <summary>Reads a body in HTML or RTF with its own reader, then tells the history in what that gave.</summary>
    public static void ReadMarkup(string name, string where, byte[] content, DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        // Read aside, within what is left of the time, since the body's text is cut before it is handed on.
        var aside = new DocumentBuilder(into.Limits with { Time = into.TimeLeft }, into.Time, into.CancellationToken);
        reader.ReadPart(new DocumentPart(name, content, part.Within(where), part.Depth), aside);
        var reading = aside.Build("");
        foreach (var passage in reading.Passages)
        {
            switch (passage.Place)
            {
                case Place.FileName:
                    // Ours, not the message's.
                    break;
                case Place.Body:
                    foreach (var (piece, isQuoted) in QuotedHistory.Split(passage.Text))
                    {
                        into.Add(passage with { Text = piece, Place = isQuoted ? Place.QuotedMail : Place.Body });
                    }
                    break;
                default:
                    into.Add(passage);
                    break;
            }
        }
        foreach (var label in reading.Labels)
        {
            into.Add(label);
        }
        into.Report(reading.Status, reading.Problem);
    }
}
