using Caveat.Agreements;
using Caveat.Agreements.Rules;

namespace Caveat.Gateway.Consent;

/// <summary>Clauses as people read them.</summary>
internal static class ClauseWords
{
    public static ClauseAnswer In(Clause clause, Language language)
    {
        var words = clause.In(language);
        return new(
            clause.Number.Value,
            words.Title,
            words.Language == default ? words.Text : WithTables(clause.Text, words.Text),
            clause.Enforcement.ToString().ToLowerInvariant(),
            clause.Rule is null ? null : RuleText.Write(clause).Split('\n')[0]);
    }

    /// <summary>A table stands once in a clause, for all its languages: a translation is read below it.</summary>
    private static string WithTables(string first, string translation)
    {
        var tables = new List<string>();
        var wasRow = false;
        foreach (var line in first.ReplaceLineEndings("\n").Split('\n'))
        {
            // A signed document has rows in the first column, and nothing else begins so.
            var isRow = line.StartsWith('|');
            if (isRow && wasRow)
            {
                tables[^1] += "\n" + line;
            }
            else if (isRow)
            {
                tables.Add(line);
            }

            wasRow = isRow;
        }

        return string.Join("\n\n", [.. tables, translation]);
    }
}
