using System.Xml;

namespace Caveat.Labels.Documents.Office;

/// <summary>What a part of an Office package is, by its root element: wherever it lies in the package and whatever it is called.</summary>
/// <param name="Name">In words: <c>header 2</c>; empty for the body.</param>
/// <param name="Shapes">The place of text boxes in it.</param>
/// <param name="HasShapes">Whether its text stands in shapes of DrawingML.</param>
/// <param name="IsFlat">Whether it is a whole document in one XML file.</param>
internal sealed record OfficePart(Place Place, string Name, Place Shapes = Place.TextBox, bool HasShapes = false, bool IsFlat = false)
{
    /// <summary>The part's name, with what the text is within it.</summary>
    public string Named(string within) => within.Length == 0 ? Name : Name.Length == 0 ? within : $"{Name} {within}";

    /// <summary>What the part is; null when its root is of no vocabulary that holds text in runs.</summary>
    /// <param name="path">The part's name in the package: its number tells headers and slides apart.</param>
    public static OfficePart? Of(XmlReader root, string path)
    {
        var number = NumberOf(path);
        return root.LocalName switch
        {
            "document" => new(Place.Body, ""),
            "package" or "wordDocument" => new(Place.Body, "", IsFlat: true),
            "hdr" => new(Place.Header, Numbered("header", number), Place.Header),
            "ftr" => new(Place.Footer, Numbered("footer", number), Place.Footer),
            "footnotes" => new(Place.Note, "footnotes"),
            "endnotes" => new(Place.Note, "endnotes"),
            "comments" or "cmLst" or "threadedComments" or "ThreadedComments" => new(Place.Comment, Numbered("comments", number)),
            "glossaryDocument" => new(Place.Body, "building blocks"),
            "numbering" or "settings" or "tagLst" => new(Place.Property, root.LocalName == "tagLst" ? Numbered("tags", number) : root.LocalName),
            "sld" => new(Place.Body, Numbered("slide", number), HasShapes: true),
            "notes" => new(Place.Note, Numbered("notes of slide", number), Place.Note, HasShapes: true),
            "sldMaster" => new(Place.TextBox, Numbered("slide master", number), HasShapes: true),
            "sldLayout" => new(Place.TextBox, Numbered("slide layout", number), HasShapes: true),
            "notesMaster" => new(Place.TextBox, "notes master", HasShapes: true),
            "handoutMaster" => new(Place.TextBox, "handout master", HasShapes: true),
            "wsDr" => new(Place.TextBox, Numbered("drawing", number), HasShapes: true),
            "userShapes" => new(Place.TextBox, Numbered("chart drawing", number), HasShapes: true),
            "chartSpace" => new(Place.TextBox, Numbered("chart", number)),
            "dataModel" or "drawing" => new(Place.TextBox, Numbered("diagram", number)),
            // VML in a package of its own part.
            "xml" => new(Place.TextBox, Numbered("shapes", number)),
            _ => null,
        };
    }

    /// <summary>The slide that a part is, or 0.</summary>
    public static int PageOf(XmlReader root, string path) => root.LocalName is "sld" or "notes" ? NumberOf(path) : 0;

    private static string Numbered(string words, int number) => number > 0 ? $"{words} {number}" : words;

    private static int NumberOf(string path)
    {
        var stem = Path.GetFileNameWithoutExtension(path);
        var digits = stem.AsSpan()[(stem.AsSpan().LastIndexOfAnyExceptInRange('0', '9') + 1)..];
        return int.TryParse(digits, out var number) ? number : 0;
    }
}
