using Caveat.Labels.Folding;

namespace Caveat.Screening.Data;

/// <summary>Looks for words beside a passage, without regard to case, accents and signs.</summary>
internal static class NearWords
{
    private const int MostBefore = 40;
    private const int MostAfter = 16;

    // A number that these stand in front of is somebody's file, not somebody.
    private static readonly string[] Things =
    [
        " order ", " orders ", " invoice ", " tracking ", " shipment ", " parcel ", " consignment ", " part ", " part no ", " p n ", " pn ", " nsn ", " niin ", " serial ", " s n ", " sn ", " ticket ", " case ",
        " ref ", " reference ", " report ", " batch ", " lot ", " isbn ", " ean ", " gtin ", " imei ", " commande ", " facture ", " dossier ", " auftrag ", " rechnung ", " bestellung ", " aktenzeichen ",
        " article ", " item ", " sku ", " transaction ", " request ", " build ", " version ", " firmware ", " doi ", " hash ", " checksum ", " asset ", " contract ", " requisition ", " document ", " frequency ",
    ];

    /// <summary>Whether a word in front says that the number counts or names a thing.</summary>
    public static bool NameThing(ReadOnlySpan<char> text, int start)
    {
        Span<char> words = stackalloc char[MostBefore + 2];
        return Any(Fold(text, Math.Max(0, start - 20), start, words), Things);
    }

    /// <summary>Whether one of the phrases stands in front; each is lower-case words between spaces, a space at its end ends the last word.</summary>
    public static bool StandBefore(ReadOnlySpan<char> text, int start, string[] phrases, int most = MostBefore)
    {
        Span<char> words = stackalloc char[MostBefore + 2];
        return Any(Fold(text, Math.Max(0, start - most), start, words), phrases);
    }

    /// <summary>Whether one of the phrases stands in front or right behind.</summary>
    public static bool StandBeside(ReadOnlySpan<char> text, int start, int end, string[] phrases)
    {
        if (StandBefore(text, start, phrases))
        {
            return true;
        }
        Span<char> words = stackalloc char[MostAfter + 2];
        return Any(Fold(text, end, Math.Min(text.Length, end + MostAfter), words), phrases);
    }

    /// <summary>Writes the words of a stretch in lower-case ASCII between single spaces. A word that the stretch cuts at its start is left out.</summary>
    private static ReadOnlySpan<char> Fold(ReadOnlySpan<char> text, int from, int to, Span<char> into)
    {
        while (from > 0 && from < to && Edge.IsWordPart(text[from - 1]) && Edge.IsWordPart(text[from]))
        {
            from++;
        }
        var length = 0;
        into[length++] = ' ';
        foreach (var c in text[from..to])
        {
            var glyph = FoldTable.Shared[c];
            if (glyph != Glyph.Dropped)
            {
                var letter = char.IsAsciiLetterOrDigit((char)glyph) ? char.ToLowerInvariant((char)glyph) : ' ';
                if (letter != ' ' || into[length - 1] != ' ')
                {
                    into[length++] = letter;
                }
            }
        }
        if (into[length - 1] != ' ')
        {
            into[length++] = ' ';
        }
        return into[..length];
    }

    private static bool Any(ReadOnlySpan<char> words, string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            if (words.IndexOf(phrase, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }
        return false;
    }
}
