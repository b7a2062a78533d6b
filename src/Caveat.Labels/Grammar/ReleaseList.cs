using Caveat.Labels.Policies;

namespace Caveat.Labels.Grammar;

/// <summary>The lists of codes after REL TO and DISPLAY ONLY: USA first, then trigraphs, then tetragraphs (DoDM 5200.01 volume 2).</summary>
internal static class ReleaseList
{
    private const string Usa = "USA";

    public static string Write(IEnumerable<string> codes) => string.Join(", ", codes
        .Select(code => code.ToUpperInvariant())
        .Distinct()
        .OrderBy(code => code != Usa)
        .ThenBy(code => code.Length > 3)
        .ThenBy(code => code, StringComparer.Ordinal));

    /// <summary>Reads the codes of <paramref name="list"/>, which starts at <paramref name="position"/>. Null when one is not known; the order is reported and read on.</summary>
    public static List<string>? Read(FoldedText text, int position, string list, CategoryTagSet tagSet, List<MarkingFault> faults)
    {
        List<string> codes = [];
        foreach (var part in list.Split(','))
        {
            var code = part.Trim();
            if (tagSet.Named(code) is null)
            {
                faults.Add(new MarkingFault($"\"{ShownText.Of(code)}\" is no code for {tagSet.TagName}: write three letters as in ISO 3166-1, or a tetragraph.", text.ColumnOf(position)));
                return null;
            }
            codes.Add(code);
            position += part.Length + 1;
        }
        return codes;
    }

    /// <summary>Reports a list after REL TO that leaves USA out, or is out of order.</summary>
    public static void Check(IReadOnlyList<string> codes, int column, List<MarkingFault> faults)
    {
        if (codes[0] != Usa)
        {
            faults.Add(new MarkingFault(codes.Contains(Usa) ? "REL TO lists USA first." : "REL TO must name USA, and first.", column));
        }
        for (var i = 1; i < codes.Count; i++)
        {
            if (codes[i].Length == 3 && codes[i - 1].Length > 3)
            {
                faults.Add(new MarkingFault($"REL TO lists trigraphs before tetragraphs: put {codes[i]} before {codes[i - 1]}.", column));
                return;
            }
        }
    }
}
