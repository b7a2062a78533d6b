using Caveat.Labels.Documents;

namespace Caveat.Cli.Scans;

/// <summary>Where a passage stands, in words: its part, and its place where the part does not say it.</summary>
internal static class PlaceWords
{
    public static string Of(Passage passage)
    {
        var place = passage.Place.InWords();
        return passage.Part.Length == 0 ? place
            : passage.Place == Place.Body || passage.Part.Contains(place, StringComparison.OrdinalIgnoreCase) ? passage.Part
            : $"{passage.Part} ({place})";
    }
}
