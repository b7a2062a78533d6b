using System.Text.RegularExpressions;

namespace Caveat.Screening.Tests.Data;

/// <summary>The texts under test/vectors/screening/data: what holds data and what only looks like it.</summary>
internal static partial class DataVectors
{
    /// <summary>Form, text, and where in the text the data stands.</summary>
    public static IEnumerable<(string Form, string Text, int Start, int End)> Positives()
    {
        foreach (var line in Lines("positives.tsv"))
        {
            var columns = line.Split('\t', 2);
            var text = Escape().Replace(columns[1], match => match.Value[1] == 'n' ? "\n" : "\\");
            var start = text.IndexOf('⟦', StringComparison.Ordinal);
            var end = text.IndexOf('⟧', StringComparison.Ordinal) - 1;
            yield return (columns[0], text.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal), start, end);
        }
    }

    public static IEnumerable<string> Negatives() => Lines("negatives.tsv");

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(Root(), "test", "vectors", "screening", "data", file))
            .Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            .Select(line => line.Replace("¦", "", StringComparison.Ordinal));

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Caveat.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        }
        return folder;
    }

    [GeneratedRegex(@"\\[n\\]")]
    private static partial Regex Escape();
}
