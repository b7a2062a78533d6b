namespace Caveat.Labels.Markings;

/// <summary>Evidence in words.</summary>
internal static class EvidenceText
{
    private static readonly (Evidence Evidence, string Words)[] Texts =
    [
        (Evidence.LoneLine, "alone on its line"),
        (Evidence.Headed, "after the word \"classification\""),
        (Evidence.PortionMark, "in brackets before a paragraph"),
        (Evidence.LineStart, "in front of the line's text"),
        (Evidence.SetApart, "set apart within its line"),
        (Evidence.NamesOwner, "names its owner"),
        (Evidence.OfficialWording, "the official wording"),
        (Evidence.Capitals, "in capitals"),
        (Evidence.Controls, "with control words"),
        (Evidence.ReleaseList, "with a release list"),
        (Evidence.Malformed, "malformed, read as the higher level"),
        (Evidence.Disguised, "spelled out or disguised"),
        (Evidence.Damaged, "one letter damaged"),
        (Evidence.PageEdge, "at the edge of a page"),
        (Evidence.HeaderOrFooter, "in a header, footer or watermark"),
        (Evidence.Repeated, "repeated nearby"),
        (Evidence.AuthorityNearby, "near an authority or registry line"),
        (Evidence.SeenBefore, "like others in this text"),
        (Evidence.BusinessNearby, "but among words of business"),
        (Evidence.SpeaksOfMarkings, "but in a text about markings"),
        (Evidence.LevelsListed, "but in a list of levels"),
        (Evidence.CodeNearby, "but among lines of a program"),
        (Evidence.Quoted, "but in quotation marks"),
        (Evidence.EverydayNearby, "but among words of daily life"),
        (Evidence.Exclaimed, "but with an exclamation mark"),
        (Evidence.OtherLanguage, "but in a text of another language"),
    ];

    public static string Of(Evidence evidence)
    {
        var words = new List<string>();
        foreach (var (flag, text) in Texts)
        {
            if ((evidence & flag) != 0)
            {
                words.Add(text);
            }
        }
        return string.Join(", ", words);
    }
}
