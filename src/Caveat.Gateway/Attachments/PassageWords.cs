using System.Globalization;
using Caveat.Labels.Documents;

namespace Caveat.Gateway.Attachments;

/// <summary>Where in a document something stands, in words a person can follow: <c>header 1, line 2</c>.</summary>
internal static class PassageWords
{
    /// <param name="where">The document in the request; what is within it follows.</param>
    public static string Of(string where, Passage passage, int offset)
    {
        var before = passage.Text.AsSpan(0, offset);
        var place = passage.Place == Place.Body ? "" : passage.Place.InWords();
        var part = passage.Part.Length == 0 ? place
            : place.Length == 0 || passage.Part.Contains(place, StringComparison.OrdinalIgnoreCase) ? passage.Part
            : $"{passage.Part} › {place}";
        // A form feed starts a page (Passage).
        var feeds = before.Count('\f');
        var page = passage.Page > 0 || feeds > 0 ? Math.Max(passage.Page, 1) + feeds : 0;
        var line = passage.Text.Contains('\n', StringComparison.Ordinal) ? before.Count('\n') + 1 : 0;
        return Within(where, part) + (page == 0 ? "" : Number(", page", page)) + (line == 0 ? "" : Number(", line", line));
    }

    public static string Within(string where, string part) => part.Length == 0 ? where : $"{where} › {part}";

    private static string Number(string noun, int number) => string.Create(CultureInfo.InvariantCulture, $"{noun} {number}");
}
