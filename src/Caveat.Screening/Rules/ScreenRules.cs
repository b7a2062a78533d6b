using Caveat.Labels.Folding;
using Caveat.Screening.Findings;

namespace Caveat.Screening.Rules;

/// <summary>All groups and rules of a screen, compiled. Immutable and thread-safe.</summary>
internal sealed class ScreenRules
{
    /// <summary>One bit is left for what is no group.</summary>
    public const int MaxGroups = 63;

    /// <summary>The most words of a phrase.</summary>
    public const int MaxPhrase = 8;

    // Poor anchors: found in so many texts that searching for them spares little. A phrase is anchored by another of its words if it can be.
    private static readonly HashSet<string> Common =
    [
        "against", "continuous", "control", "defence", "defense", "forces", "government", "leader*", "meeting*", "member*", "members", "number", "participants",
        "part*", "party", "planning", "political", "population", "service*", "system*", "teachers", "vehicle*", "without", "what", "their", "street", "machine", "authority",
    ];

    private readonly Dictionary<string, int> _numbers = [];

    private ScreenRules(IReadOnlyList<ScreenFile> files)
    {
        var entries = new HashSet<string>();
        foreach (var file in files)
        {
            foreach (var group in file.Groups)
            {
                AddGroup(file, group);
            }
            foreach (var (id, groups, unless) in file.Rules)
            {
                int[] numbers = [.. groups.Select(name => Number(file, name))];
                var spanning = Bits(numbers) & Spanning;
                if (spanning == 0)
                {
                    throw new FormatException($"{file.Category}: rule \"{id}\" would find no passage; name at least one \"group\" in it.");
                }
                Rules.Add(new ScreenRule(file.Category, id, numbers, Bits(numbers), spanning, Bits(unless.Select(name => Number(file, name)))));
                entries.UnionWith(file.Groups.First(group => group.Name == groups[0]).Entries);
            }
        }
        foreach (var rule in Rules)
        {
            RuleGroups |= rule.Spanning;
        }
        Needed = [.. Rules.Select(rule => rule.All)];
        Anchors = AnchorsOf(entries);
        Categories = [.. files.Select(file => file.Category)];
    }

    public WordTrie Vocabulary { get; } = new();

    /// <summary>What <see cref="Vocabulary"/> was made of, each entry with its group.</summary>
    public List<(string Entry, ulong Group)> Entries { get; } = [];

    public List<ScreenRule> Rules { get; } = [];

    /// <summary>The groups that each rule needs, side by side for the search that runs at every concept.</summary>
    public ulong[] Needed { get; }

    public IReadOnlyList<UseCategory> Categories { get; }

    /// <summary>Lower-case words and stems of which at least one stands, plain or disguised, in every text that a rule matches.</summary>
    public string[] Anchors { get; }

    /// <summary>Groups whose words belong to a finding's passage.</summary>
    public ulong Spanning { get; private set; }

    /// <summary>Groups whose words count only in front of a passage.</summary>
    public ulong Frames { get; private set; }

    /// <summary>Spanning groups that some rule needs: only these hold a stream.</summary>
    public ulong RuleGroups { get; }

    public static ScreenRules Compile(params IReadOnlyList<ScreenFile> files) => new(files);

    public static ScreenRules LoadEmbedded()
    {
        var assembly = typeof(ScreenRules).Assembly;
        return Compile([.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".screen", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var lines = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return ScreenFile.Parse(name, lines);
            })]);
    }

    private void AddGroup(ScreenFile file, ConceptGroup group)
    {
        var number = _numbers.Count;
        if (number == MaxGroups)
        {
            throw new FormatException($"{file.Category}: group \"{group.Name}\" is one too many; all files together may have {MaxGroups} groups.");
        }
        _numbers.Add($"{file.Category}/{group.Name}", number);
        Spanning |= group.Kind == ConceptKind.Group ? 1UL << number : 0;
        Frames |= group.Kind == ConceptKind.Frame ? 1UL << number : 0;
        foreach (var entry in group.Entries)
        {
            Add(entry, 1UL << number);
            if (entry.Contains(' ', StringComparison.Ordinal))
            {
                // "watch list" is also written watchlist, and spelled out it has no spaces at all.
                Add(Joined(entry), 1UL << number);
            }
        }
    }

    private void Add(string entry, ulong group)
    {
        Vocabulary.Add(entry, group);
        Entries.Add((entry, group));
    }

    private int Number(ScreenFile file, string group) => _numbers.TryGetValue($"{file.Category}/{group}", out var number)
        ? number
        : throw new FormatException($"{file.Category}: a rule names the group \"{group}\", which the file does not define.");

    private static ulong Bits(IEnumerable<int> numbers) => numbers.Aggregate(0UL, (bits, number) => bits | (1UL << number));

    // A phrase may be broken over lines, so one of its words is what a search can rely on: one that is sought anyway, or else the longest.
    private static string[] AnchorsOf(IEnumerable<string> entries)
    {
        var anchors = new HashSet<string>();
        foreach (var entry in entries.OrderBy(entry => entry.Count(c => c == ' ')))
        {
            var words = entry.Split(' ');
            if (!words.Any(anchors.Contains))
            {
                anchors.Add(words.OrderBy(Common.Contains).ThenByDescending(word => word.Length).First());
            }
            if (words.Length > 1)
            {
                // The phrase written as one word.
                anchors.Add(Joined(entry));
            }
        }
        return [.. anchors];
    }

    private static string Joined(string phrase) =>
        phrase.Replace(" ", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal) + (phrase.EndsWith('*') ? "*" : "");
}
