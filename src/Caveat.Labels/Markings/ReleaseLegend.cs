using Caveat.Labels.Markings.Terms;

namespace Caveat.Labels.Markings;

/// <summary>Legends that released a text: "DECLASSIFIED - PUBLIC DISCLOSED / DÉCLASSIFIÉ - MISE EN LECTURE PUBLIQUE", or "DECLASSIFIED" with its authority.</summary>
/// <remarks>Fails closed: the word "declassified" alone releases nothing, and a legend covers only the lines next to it on its page.</remarks>
internal static class ReleaseLegend
{
    private const int Lines = 3;

    /// <summary>Whether a valid legend stands within three lines before or after.</summary>
    public static bool Covers(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        for (var lines = 0; lines < Lines && !before.IsEmpty;)
        {
            var cut = before[..^1].LastIndexOf('\n');
            var line = before[(cut + 1)..];
            before = before[..(cut + 1)];
            if (line.Contains('\f'))
            {
                break;
            }
            if (IsValid(line))
            {
                return true;
            }
            lines += line.IsWhiteSpace() ? 0 : 1;
        }
        for (var lines = -1; lines < Lines && !after.IsEmpty;)
        {
            var cut = after.IndexOf('\n');
            var line = cut < 0 ? after : after[..cut];
            after = cut < 0 ? [] : after[(cut + 1)..];
            if (line.Contains('\f'))
            {
                break;
            }
            if (IsValid(line))
            {
                return true;
            }
            lines += lines >= 0 && line.IsWhiteSpace() ? 0 : 1;
        }
        return false;
    }

    internal static bool IsValid(ReadOnlySpan<char> line)
    {
        var words = new FoldedWords(line);
        var isLegend = false;
        var isPublic = false;
        var hasAuthority = false;
        for (var count = 0; words.MoveNext(); count++)
        {
            // A legend starts with its word; a sentence that has it somewhere is a sentence.
            isLegend |= count < 2 && words.Word is "declassified" or "declassifie" or "declassifiee";
            isPublic |= words.Word is "disclosed" or "publique";
            hasAuthority |= words.Word is "authority" or "nnd" or "12958" or "13526" or "12356" or "12065";
        }
        return isLegend && (isPublic || hasAuthority);
    }
}
