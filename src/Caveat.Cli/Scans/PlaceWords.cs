using Caveat.Labels.Documents;

namespace Caveat.Cli.Scans;

/// <summary>Where a passage stands, in words: its part, and its place where the part does not say it.</summary>
internal static class PlaceWords
{
    /// <summary>The main text of a plain document.</summary>
    public const string Body = "body";

    public static string Of(Passage passage)
    {
        var place = Of(passage.Place);
        return passage.Part.Length == 0 ? place
            : passage.Place == Place.Body || passage.Part.Contains(place, StringComparison.OrdinalIgnoreCase) ? passage.Part
            : $"{passage.Part} ({place})";
    }

    private static string Of(Place place) => place switch
    {
        Place.Body => Body,
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
