using Caveat.Screening.Findings;

namespace Caveat.Screening.Rules;

/// <summary>A *.screen file: the groups and rules of one category. Its grammar is in docs/reference/screening.md.</summary>
internal sealed class ScreenFile
{
    private readonly List<ConceptGroup> _groups = [];
    private readonly List<(string Id, string[] Groups, string[] Unless)> _rules = [];

    private ScreenFile(UseCategory category) => Category = category;

    public UseCategory Category { get; }

    public IReadOnlyList<ConceptGroup> Groups => _groups;

    public IReadOnlyList<(string Id, string[] Groups, string[] Unless)> Rules => _rules;

    /// <exception cref="FormatException">A line is neither a comment, a group, words of a group nor a rule.</exception>
    public static ScreenFile Parse(string name, TextReader lines)
    {
        var file = new ScreenFile(UseCategory.Parse(Path.GetFileNameWithoutExtension(name)));
        var words = new List<string>();
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }
            if (line[0] == ' ')
            {
                foreach (var entry in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    words.Add(IsEntry(entry) ? entry : throw new FormatException($"{name}:{number}: \"{entry}\" is no entry: write lower-case letters and digits, single spaces, and an asterisk after a stem; at most {ScreenRules.MaxPhrase} words, not all of one letter."));
                }
            }
            else if (!file.TryAddGroup(line, ref words) && !file.TryAddRule(line))
            {
                throw new FormatException($"{name}:{number}: \"{line}\" is neither \"group NAME:\", \"context NAME:\", \"frame NAME:\" nor \"rule ID: GROUP & GROUP unless GROUP\".");
            }
        }
        return file;
    }

    // The fast search looks for words of two letters or more.
    private static bool IsEntry(string entry) => entry.Split(' ') is { Length: <= ScreenRules.MaxPhrase } words && words.Any(word => word.TrimEnd('*').Length > 1) && words.All(word =>
        word.TrimEnd('*') is { Length: > 0 } stem && word.Length - stem.Length <= 1 && stem.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));

    private bool TryAddGroup(string line, ref List<string> words)
    {
        var parts = line.TrimEnd(':').Split(' ');
        if (parts is not [var kind, var name] || !line.EndsWith(':') || !Enum.TryParse<ConceptKind>(kind, ignoreCase: true, out var parsed))
        {
            return false;
        }
        // The group keeps the list that the lines below it fill.
        words = [];
        _groups.Add(new ConceptGroup(name, parsed, words));
        return true;
    }

    private bool TryAddRule(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (!line.StartsWith("rule ", StringComparison.Ordinal) || colon < 0)
        {
            return false;
        }
        var sides = line[(colon + 1)..].Split(" unless ", StringSplitOptions.TrimEntries);
        _rules.Add((
            line[5..colon],
            sides[0].Split('&', StringSplitOptions.TrimEntries),
            sides.Length == 1 ? [] : sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        return true;
    }
}
