using Caveat.Assistant.Words;
using Caveat.Labels.Documents;

namespace Caveat.Assistant.Documents;

/// <summary>Says in the reader's language where in a document a marking stands.</summary>
internal static class MarkingPlace
{
    public static string InWords(Passage passage, Locale locale)
    {
        var place = locale[Key(passage.Place)];
        return ParagraphReader.PageOf(passage) is var page and > 0 ? locale.Fill("documents.where.on-page", page, place) : place;
    }

    private static string Key(Place place) => place switch
    {
        Place.Header => "documents.where.header",
        Place.Footer => "documents.where.footer",
        Place.Watermark => "documents.where.watermark",
        Place.Note => "documents.where.note",
        Place.Comment => "documents.where.comment",
        Place.TextBox => "documents.where.text-box",
        Place.Property => "documents.where.property",
        Place.Subject => "documents.where.subject",
        Place.MailHeader => "documents.where.mail-header",
        Place.QuotedMail => "documents.where.quoted-mail",
        Place.FileName => "documents.where.file-name",
        _ => "documents.where.body",
    };
}
