using System.Collections.Frozen;
using Caveat.Labels.Bindings;

namespace Caveat.Labels.Documents.Mail;

/// <summary>Reads what header fields say: the subject, labels, and every field that is not known to be mere addressing and transport.</summary>
internal static class MailHeader
{
    // Fail closed: marking fields have as many names as there are products, so the list is of those that carry no text of people.
    private static readonly FrozenSet<string> Technical = FrozenSet.ToFrozenSet(
        [
            "From", "To", "Cc", "Bcc", "Reply-To", "Sender", "Date", "Message-ID", "In-Reply-To", "References", "Thread-Index", "MIME-Version",
            "Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "Content-ID", "Content-Language", "Content-Length", "Received", "Return-Path",
            "Delivered-To", "Envelope-To", "X-Original-To", "Authentication-Results", "Received-SPF", "DKIM-Signature", "DomainKey-Signature",
            "User-Agent", "X-Mailer", "Status", "X-Status", "X-UID", "X-Mozilla-Status", "X-Mozilla-Status2", "X-Mozilla-Keys", "Autocrypt",
        ],
        StringComparer.OrdinalIgnoreCase);

    private const string MipField = "msip_labels";

    private static readonly string[] TechnicalStarts = ["ARC-", "List-", "Resent-", "X-Google-", "X-Gm-", "X-Received", "X-Spam-", "X-Forefront-", "X-MS-Exchange-Antispam", "X-Microsoft-Antispam", "X-MS-TNEF"];

    public static void Read(IReadOnlyList<MailField> header, DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        foreach (var field in header)
        {
            if (field.Name.Equals("Subject", StringComparison.OrdinalIgnoreCase) || field.Name.Equals("Thread-Topic", StringComparison.OrdinalIgnoreCase))
            {
                into.Add(new Passage(EncodedWords.Decode(field.Value), Place.Subject, part.Path));
            }
            else if (!IsTechnical(field.Name))
            {
                ReadText(field, part, into, reader);
            }
        }
    }

    /// <summary>The fields of a part within a message, of which hardly any carries text.</summary>
    public static void ReadPart(IReadOnlyList<MailField> header, DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        foreach (var field in header)
        {
            if (!IsTechnical(field.Name))
            {
                ReadText(field, part, into, reader);
            }
        }
    }

    private static void ReadText(MailField field, DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        var where = part.Within($"header {field.Name}");
        if (field.Name.Equals(SioLabelHeader.Name, StringComparison.OrdinalIgnoreCase))
        {
            if (!SioLabelHeader.TryRead(field.Value, where, out var labels, out var problem))
            {
                into.Report(DocumentStatus.Unread, problem);
            }
            foreach (var label in labels)
            {
                into.Add(label);
            }
        }
        var text = EncodedWords.Decode(field.Value);
        if (field.Name.Equals(MipField, StringComparison.OrdinalIgnoreCase))
        {
            MachineLabels.ReadProperties(MipProperties(text), where, hasLabelList: false, into, reader);
        }
        into.Add(new Passage(text, Place.MailHeader, where));
    }

    // The custom properties of a labelled file, in one line: name=value;name=value
    private static Dictionary<string, string> MipProperties(string text)
    {
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in text.Split(';'))
        {
            if (property.Split('=', 2) is [var name, var value])
            {
                properties.TryAdd(name.Trim(), value.Trim());
            }
        }
        return properties;
    }

    private static bool IsTechnical(string name)
    {
        if (Technical.Contains(name))
        {
            return true;
        }
        foreach (var start in TechnicalStarts)
        {
            if (name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }
}
