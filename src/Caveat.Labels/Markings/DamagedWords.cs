using System.Buffers;
using Caveat.Labels.Markings.Terms;

namespace Caveat.Labels.Markings;

/// <summary>Repairs one word in capitals that scanning has damaged, when it is one letter away from a word of a level and no word of a language itself.</summary>
internal static class DamagedWords
{
    private const int MinLetters = 5;

    private static readonly SearchValues<char> NoLetters = SearchValues.Create("@$!");

    private static readonly ByLength<bool> Targets = new(
        TermBook.Shared.LevelWords.SelectMany(words => words)
            .Concat(["cosmic", "unclassified", "restreinte", "confidentiel"])
            .Where(word => word.Length >= MinLetters).Distinct().Select(word => (word, true)));

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> RealWords = LoadRealWords().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Repairs at most one word of the line in place; false when there is none, or when more than one word is unknown.</summary>
    public static bool TryRepair(LineWords line, ReadOnlySpan<char> text)
    {
        var words = line.Words;
        var damaged = -1;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Id >= 0 || words[i].Meaning != 0)
            {
                continue;
            }
            if (damaged >= 0)
            {
                return false;
            }
            damaged = i;
        }
        if (damaged < 0 || !IsUpper(text[words[damaged].Start..words[damaged].End]))
        {
            return false;
        }
        var letters = line.Letters(damaged);
        if (letters.Length < MinLetters - 1 || letters.ContainsAny(NoLetters) || RealWords.Contains(letters))
        {
            return false;
        }
        for (var near = letters.Length - 1; near <= letters.Length + 1; near++)
        {
            foreach (var (target, _) in Targets.Of(near))
            {
                if (IsOneAway(letters, target) && !IsInflected(letters, target))
                {
                    line.Repair(damaged, target);
                    return true;
                }
            }
        }
        return false;
    }

    // RISERVATA, TAJNI, SECRETOS: the same word in another form, in some language.
    private static bool IsInflected(ReadOnlySpan<char> word, ReadOnlySpan<char> target)
    {
        var same = word.CommonPrefixLength(target);
        return word.Length > target.Length
            ? same == target.Length && "aeiouysnrtm".Contains(word[^1])
            : word.Length == target.Length && same == target.Length - 1 && "aeiouy".Contains(word[^1]) && "aeiouy".Contains(target[^1]);
    }

    // A capital I is often read as a small l.
    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        var small = 0;
        foreach (var c in word)
        {
            small += char.IsLower(c) ? c == 'l' ? 1 : 2 : 0;
        }
        return small <= 1;
    }

    /// <summary>Whether one letter put in, left out or exchanged makes the two the same.</summary>
    internal static bool IsOneAway(ReadOnlySpan<char> word, ReadOnlySpan<char> target)
    {
        var difference = word.Length - target.Length;
        if (difference is < -1 or > 1)
        {
            return false;
        }
        var same = word.CommonPrefixLength(target);
        return difference switch
        {
            0 => same < word.Length && word[(same + 1)..].SequenceEqual(target[(same + 1)..]),
            1 => word[(same + 1)..].SequenceEqual(target[same..]),
            _ => word[same..].SequenceEqual(target[(same + 1)..]),
        };
    }

    private static HashSet<string> LoadRealWords()
    {
        using var stream = typeof(DamagedWords).Assembly.GetManifestResourceStream("real-words.terms")!;
        using var lines = new StreamReader(stream);
        var words = new HashSet<string>();
        while (lines.ReadLine() is { } line)
        {
            if (line is not ("" or ['#', ..]))
            {
                words.UnionWith(line.Split(' '));
            }
        }
        return words;
    }
}
