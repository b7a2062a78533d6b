using System.Buffers;
using Caveat.Labels.Markings.Terms;

namespace Caveat.Labels.Markings;

/// <summary>What the lines around a marking say for it and against it. Computed only where a line may be a marking.</summary>
internal ref struct Neighbourhood
{
    private const int ShortLine = 64;

    private static readonly SearchValues<char> Prices = SearchValues.Create("€£$%¥");

    // The title and sections of a program's manual page.
    private static readonly SearchValues<string> ManualPages =
        SearchValues.Create(["(1) ", "(2) ", "(3) ", "(5) ", "(7) ", "(8) ", "SYNOPSIS", "SYNTAX", "OPTIONS", "DESCRIPTION"], StringComparison.Ordinal);

    private readonly int[] _votes;
    private int _codeLines;
    private bool _isManual;
    private int _lines;

    private Neighbourhood(int[] votes) => _votes = votes;

    public int Commerce { get; private set; }

    public int Manual { get; private set; }

    public int Authority { get; private set; }

    /// <summary>Words of daily life, and prices.</summary>
    public int Everyday { get; private set; }

    /// <summary>The levels that short lines nearby begin with, a bit each.</summary>
    public int Levels { get; private set; }

    /// <summary>The same, of lines right after each other only.</summary>
    public int ListedLevels { get; private set; }

    public bool IsBesideEveryday { get; private set; }

    public bool IsFirst { get; private set; }

    public bool IsLast { get; private set; }

    /// <summary>Whether lines nearby begin with a letter in brackets that is no level: then (S) and (C) are letters too.</summary>
    public bool ListsLetters { get; private set; }

    /// <summary>The number of words in the lines nearby.</summary>
    public int Words { get; private set; }

    public readonly bool IsCode => _isManual || (_codeLines * 2 > _lines && _codeLines > 0);

    /// <summary>Looks around a line; the buffer holds a count for each language.</summary>
    /// <param name="rest">The line itself, where it holds more than the marking.</param>
    public static Neighbourhood Around(ReadOnlySpan<char> before, ReadOnlySpan<char> after, ReadOnlySpan<char> rest, int[] votes)
    {
        Array.Clear(votes);
        var near = new Neighbourhood(votes) { IsFirst = true, IsLast = true };
        near.Read(rest);
        near.Levels = 0;
        var inList = true;
        for (var lines = 0; lines < Surroundings.Lines && !before.IsEmpty;)
        {
            var cut = before[..^1].LastIndexOf('\n');
            var line = before[(cut + 1)..];
            before = before[..(cut + 1)];
            if (line.Contains('\f'))
            {
                break;
            }
            if (!line.IsWhiteSpace())
            {
                near.IsFirst = false;
                inList = near.ReadNext(line, isBeside: lines++ == 0, inList);
            }
        }
        inList = true;
        for (var lines = 0; !after.IsEmpty;)
        {
            var cut = after.IndexOf('\n');
            var line = cut < 0 ? after : after[..cut];
            after = cut < 0 ? [] : after[(cut + 1)..];
            if (line.Contains('\f'))
            {
                break;
            }
            if (!line.IsWhiteSpace())
            {
                near.IsLast = false;
                inList = near.ReadNext(line, isBeside: lines++ == 0, inList);
            }
        }
        return near;
    }

    /// <summary>The language of most words, -1 when that is not clear.</summary>
    public readonly int Language()
    {
        var best = -1;
        var most = 2;
        for (var i = 0; i < _votes.Length; i++)
        {
            if (_votes[i] > most)
            {
                most = _votes[i];
                best = i;
            }
        }
        return best;
    }

    /// <summary>How many words of a language were seen.</summary>
    public readonly int Votes(int language) => _votes[language];

    // A short line of daily life right beside says more than one further away: "CHAPTER NINE", "Table 7".
    private bool ReadNext(ReadOnlySpan<char> line, bool isBeside, bool inList)
    {
        var before = Everyday;
        var levels = Levels;
        Levels = 0;
        Read(line);
        inList &= Levels != 0;
        ListedLevels |= inList ? Levels : 0;
        Levels |= levels;
        IsBesideEveryday |= isBeside && line.Trim().Length <= ShortLine && Everyday > before;
        return inList;
    }

    private void Read(ReadOnlySpan<char> line)
    {
        _lines++;
        ListsLetters |= StartsWithOtherLetter(line);
        Everyday += line.Contains("-->", StringComparison.Ordinal) ? 1 : 0;
        _codeLines += LooksLikeCode(line) ? 1 : 0;
        _isManual |= line.ContainsAny(ManualPages);
        Everyday += line.ContainsAny(Prices) ? 1 : 0;
        var book = TermBook.Shared;
        var words = new FoldedWords(line);
        var trail = new TermTrail(book.Root);
        var count = 0;
        while (words.MoveNext())
        {
            var id = book.IdOf(words.Word);
            Everyday += Stems.Everyday.Hold(words.Word) ? 1 : 0;
            var isFirst = count++ == 0 || (count <= 3 && Levels == 0 && words.Word.Length <= 2);
            Words++;
            if (id < 0)
            {
                trail.Break();
                continue;
            }
            for (var languages = book.LanguagesOf(id); languages != 0; languages &= languages - 1)
            {
                _votes[System.Numerics.BitOperations.TrailingZeroCount(languages)]++;
            }
            var (roles, level) = trail.Step(id);
            Commerce += (roles & TermRoles.Commerce) != 0 ? 1 : 0;
            Manual += (roles & TermRoles.Manual) != 0 ? 1 : 0;
            Authority += (roles & TermRoles.Authority) != 0 ? 1 : 0;
            if (level != Classification.Unmarked && line.Length <= ShortLine && (isFirst || count <= 3))
            {
                Levels |= 1 << (int)level;
            }
        }
    }

    private static bool StartsWithOtherLetter(ReadOnlySpan<char> line)
    {
        var open = line.TrimStart(" \t-*");
        return open.Length > 2 && open[0] == '(' && open[2] == ')' && char.IsAsciiLetterUpper(open[1]) && open[1] is not ('U' or 'C' or 'S');
    }

    private static bool LooksLikeCode(ReadOnlySpan<char> line)
    {
        var trimmed = line.Trim();
        return trimmed.Contains(" --", StringComparison.Ordinal) || trimmed.Contains("[-", StringComparison.Ordinal) || trimmed.EndsWith("{") || trimmed.EndsWith("}") || trimmed.EndsWith(";") || trimmed.EndsWith("},")
            || trimmed.Contains("=", StringComparison.Ordinal) || trimmed.StartsWith("\"") || trimmed.StartsWith("$ ")
            || trimmed.StartsWith("import ") || trimmed.StartsWith("#include") || trimmed.StartsWith("#!")
            || (trimmed.Contains(": ", StringComparison.Ordinal) && trimmed.IndexOf(' ') == trimmed.IndexOf(": ", StringComparison.Ordinal) + 1 && char.IsAsciiLetterLower(trimmed[0]));
    }
}
