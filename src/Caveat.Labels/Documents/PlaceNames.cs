namespace Caveat.Labels.Documents;

/// <summary>Places in words.</summary>
public static class PlaceNames
{
    /// <summary>The place as people call it: <c>text box</c>; <c>body</c> for the main text.</summary>
    public static string InWords(this Place place) => place switch
    {
        Place.Body => "body",
        Place.Header => "header",
        Place.Footer => "footer",
        Place.Watermark => "watermark",
        Place.Note => "note",
        Place.Comment => "comment",
        Place.TextBox => "text box",
        Place.Property => "property",
        Place.Subject => "subject",
        Place.MailHeader => "mail header",
        Place.QuotedMail => "quoted mail",
        Place.FileName => "file name",
        _ => "another part",
    };
}
