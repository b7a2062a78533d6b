using System.Collections.Frozen;

namespace Caveat.Labels.Markings.Terms;

/// <summary>The national levels and the words around them, from levels.terms and words.terms. Immutable once built; thread-safe.</summary>
internal sealed class TermBook
{
    private readonly Dictionary<string, int> _ids = [];
    private readonly List<ulong> _languages = [];
    private readonly List<string> _languageNames = [];
    private readonly HashSet<int> _levelWords = [];
    private readonly HashSet<int> _termWords = [];
    private readonly HashSet<(TermRoles Roles, string Word)> _firstWords = [];
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private TermBook()
    {
        foreach (var line in Lines("levels.terms"))
        {
            AddLevel(line.Split(' ', 5));
        }
        var kind = "";
        foreach (var line in Lines("words.terms"))
        {
            if (line[0] == '[')
            {
                kind = line.Trim('[', ']');
            }
            else
            {
                AddWords(kind, line);
            }
        }
        _lookup = _ids.ToFrozenDictionary().GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static TermBook Shared { get; } = new();

    /// <summary>Where every term starts.</summary>
    public TermNode Root { get; } = new();

    /// <summary>Every folded word of a level and whether more of it follow; for the filter and for damaged words.</summary>
    public List<string[]> LevelWords { get; } = [];

    /// <summary>The levels written out, with what they mean.</summary>
    public List<(string[] Words, LevelMeaning Meaning)> LevelPhrases { get; } = [];

    /// <summary>The number of a folded word; -1 when no term has it.</summary>
    public int IdOf(ReadOnlySpan<char> word) => _lookup.TryGetValue(word, out var id) ? id : -1;

    /// <summary>The languages in which a word is among the commonest, a bit each.</summary>
    public ulong LanguagesOf(int id) => _languages[id];

    /// <summary>Whether the word is part of some level and longer than two letters.</summary>
    public bool IsLevelWord(int id) => _levelWords.Contains(id);

    /// <summary>The same, with the small words of levels: "de", "za".</summary>
    public bool IsTermWord(int id) => _termWords.Contains(id);

    /// <summary>The first words of all terms with one of the roles.</summary>
    public IEnumerable<string> FirstWords(TermRoles roles) => _firstWords.Where(entry => (entry.Roles & roles) != 0).Select(entry => entry.Word);

    public int LanguageCount => _languageNames.Count;

    public int Language(string name)
    {
        var index = _languageNames.IndexOf(name);
        if (index < 0)
        {
            index = _languageNames.Count;
            _languageNames.Add(name);
        }
        return index;
    }

    /// <summary>The lines of an embedded list, without comments.</summary>
    public static IEnumerable<string> Lines(string resource)
    {
        using var stream = typeof(TermBook).Assembly.GetManifestResourceStream(resource)!;
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } line)
        {
            if (line is not ("" or ['#', ..]))
            {
                yield return line;
            }
        }
    }

    private void AddLevel(string[] fields)
    {
        var level = fields[1] switch
        {
            "TS" => Classification.TopSecret,
            "S" => Classification.Secret,
            "C" => Classification.Confidential,
            "R" => Classification.Restricted,
            _ => Classification.Unclassified,
        };
        var strength = Enum.Parse<LevelStrength>(fields[3], ignoreCase: true);
        var meaning = new LevelMeaning(PolicyId.Parse(fields[0]), level, Language(fields[2]), strength);
        foreach (var words in TermFolding.Variants(fields[4]))
        {
            Ensure(words).Add(meaning);
            if (strength != LevelStrength.Short)
            {
                LevelWords.Add(words);
                LevelPhrases.Add((words, meaning));
                _levelWords.UnionWith(words.Where(word => word.Length > 2).Select(Id));
                _termWords.UnionWith(words.Select(Id));
            }
        }
    }

    private void AddWords(string kind, string line)
    {
        if (kind.StartsWith("language ", StringComparison.Ordinal))
        {
            var language = Language(kind["language ".Length..]);
            foreach (var word in line.Split(' ').SelectMany(TermFolding.Variants).Where(words => words.Length == 1))
            {
                _languages[Id(word[0])] |= 1UL << language;
            }
            return;
        }
        var roles = Enum.Parse<TermRoles>(kind, ignoreCase: true);
        var entries = roles == TermRoles.Neutral ? line.Split(' ') : line.Split(", ");
        foreach (var words in entries.SelectMany(TermFolding.Variants).Where(words => words.Length > 0))
        {
            Ensure(words).Add(roles);
            _firstWords.Add((roles, words[0]));
        }
    }

    private TermNode Ensure(string[] words)
    {
        var node = Root;
        foreach (var word in words)
        {
            node = node.Ensure(Id(word));
        }
        return node;
    }

    private int Id(string word)
    {
        if (!_ids.TryGetValue(word, out var id))
        {
            id = _ids.Count;
            _ids[word] = id;
            _languages.Add(0);
        }
        return id;
    }
}
