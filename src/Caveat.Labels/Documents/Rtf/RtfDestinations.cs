using System.Collections.Frozen;

namespace Caveat.Labels.Documents.Rtf;

/// <summary>The destinations of RTF 1.9.1 that hold what people read, and those that hold what nobody reads.</summary>
internal static class RtfDestinations
{
    private static readonly RtfDestination Ignored = new(RtfContent.Ignored, default, "");

    private static readonly FrozenDictionary<string, RtfDestination> Known = Entries().ToFrozenDictionary(entry => entry.Word, entry => entry.Destination);

    /// <summary>The destination that a control word opens; null when it opens none.</summary>
    /// <param name="optional">Whether <c>\*</c> stands before it: then it is a destination even when it is unknown, and not for reading.</param>
    public static RtfDestination? Of(string word, bool optional) =>
        Known.TryGetValue(word, out var destination) ? destination : optional ? Ignored : null;

    private static IEnumerable<(string Word, RtfDestination Destination)> Entries()
    {
        foreach (var word in "header headerl headerr headerf".Split(' '))
        {
            yield return (word, new(RtfContent.Line, Place.Header, "header"));
        }
        foreach (var word in "footer footerl footerr footerf".Split(' '))
        {
            yield return (word, new(RtfContent.Line, Place.Footer, "footer"));
        }
        yield return ("footnote", new(RtfContent.Line, Place.Note, "notes"));
        yield return ("annotation", new(RtfContent.Line, Place.Comment, "comments"));
        yield return ("shptxt", new(RtfContent.Line, Place.TextBox, "text boxes"));
        yield return ("dptxbxtext", new(RtfContent.Line, Place.TextBox, "text boxes"));
        yield return ("fonttbl", new(RtfContent.Fonts, default, ""));
        // Groups with text or shapes in them that a plain rule for \* would lose.
        foreach (var word in "shpinst shppict shp do ud listtext pntext fldrslt result background".Split(' '))
        {
            yield return (word, new(RtfContent.Line, default, ""));
        }
        foreach (var word in "title subject author manager company operator category keywords comment doccomm hlinkbase propname staticval sn sv pict objdata fldinst".Split(' '))
        {
            yield return (word, new(RtfContent.Value, default, ""));
        }
        foreach (var word in "info userprops sp upr".Split(' '))
        {
            yield return (word, new(RtfContent.Container, default, ""));
        }
        foreach (var word in "colortbl stylesheet nonshppict objclass atnid atnauthor atntime atndate atnref atnparent bkmkstart bkmkend template blipuid bliptag themedata datastore colorschememapping latentstyles listtable listoverridetable rsidtbl generator xmlnstbl filetbl revtbl pgptbl mmathPr wgrffmtfilter ffdata formfield htmltag mhtmltag".Split(' '))
        {
            yield return (word, Ignored);
        }
    }
}
