namespace Caveat.Labels.Markings.Terms;

/// <summary>A set of stems: a word belongs to it when it begins with one. Immutable; thread-safe.</summary>
internal sealed class Stems
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _stems;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _whole;
    private readonly int _shortest;
    private readonly int _longest;

    private Stems(HashSet<string> stems, HashSet<string> whole)
    {
        _stems = stems.GetAlternateLookup<ReadOnlySpan<char>>();
        _whole = whole.GetAlternateLookup<ReadOnlySpan<char>>();
        _shortest = stems.Min(stem => stem.Length);
        _longest = stems.Max(stem => stem.Length);
    }

    /// <summary>Trade, leisure and daily life.</summary>
    public static Stems Everyday { get; } = Load("everyday.terms");

    public bool Hold(ReadOnlySpan<char> word)
    {
        if (_whole.Contains(word))
        {
            return true;
        }
        for (var length = Math.Min(word.Length, _longest); length >= _shortest; length--)
        {
            if (_stems.Contains(word[..length]))
            {
                return true;
            }
        }
        return false;
    }

    private static Stems Load(string resource)
    {
        HashSet<string> stems = [];
        HashSet<string> whole = [];
        foreach (var line in TermBook.Lines(resource))
        {
            foreach (var entry in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                foreach (var words in TermFolding.Variants(entry).Where(words => words.Length == 1))
                {
                    (entry.EndsWith('.') ? whole : stems).Add(words[0]);
                }
            }
        }
        return new Stems(stems, whole);
    }
}
