using System.Runtime.CompilerServices;
using Caveat.Labels.Folding;
using Caveat.Labels.Markings.Terms;

namespace Caveat.Labels.Markings;

/// <summary>Tells lines that cannot hold a marking from those that must be read, by their first and last words. Immutable once built; thread-safe.</summary>
/// <remarks>Its loops are compiled in full at once: a scan of one file would be over before the runtime found out that they are hot. INVARIANT: may say yes for nothing, not no for a line that reading would find a marking in. Fuzzing compares the two (docs/reference/fuzzing.md names what is still passed over).</remarks>
internal sealed partial class LineFilter
{
    /// <summary>A line is read up to here; a marking at the end of a longer one is not looked for.</summary>
    public const int MaxLine = 512;

    /// <summary>The longest line of which all letters may be damaged capitals.</summary>
    public const int MaxDamaged = 64;

    private const int MaxSkipped = 8;

    private readonly FoldTable _fold = FoldTable.Shared;
    private readonly FirstLetters _marking = new();
    private readonly FirstLetters _neutral = new();
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _anyCase;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _capitals;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _passed;

    private LineFilter()
    {
        const MarkingWords inCapitals = MarkingWords.Control | MarkingWords.Release | MarkingWords.Abbreviation | MarkingWords.Joint | MarkingWords.Only | MarkingWords.Administrative;
        const MarkingWords inAnyCase = MarkingWords.Owner | MarkingWords.Us | MarkingWords.Uk | MarkingWords.FullLevel | MarkingWords.Top | MarkingWords.Tres | MarkingWords.Diffusion | MarkingWords.Sans | MarkingWords.Heading;
        var terms = TermBook.Shared;
        HashSet<string> anyCase = [];
        HashSet<string> capitals = [];
        HashSet<string> passed = [];
        Add(_marking, anyCase, MarkingVocabulary.WordsOf(inAnyCase).Concat(terms.FirstWords(TermRoles.Heading)).Concat(terms.LevelWords.SelectMany(words => words)));
        Add(_marking, capitals, MarkingVocabulary.WordsOf(inCapitals).Concat(terms.FirstWords(TermRoles.Control | TermRoles.Release)));
        // None is a marking's first word, but the reading lets them stand before one.
        Add(_neutral, passed, MarkingVocabulary.WordsOf(MarkingWords.Neutral | MarkingWords.To | MarkingWords.Context | MarkingWords.And).Concat(terms.FirstWords(TermRoles.Neutral)));
        // The small words that some levels begin with: what follows them tells.
        passed.UnionWith(terms.LevelWords.Where(words => words.Length > 1 && words[0].Length <= 3).Select(words => words[0]));
        anyCase.ExceptWith(passed);
        _anyCase = anyCase.GetAlternateLookup<ReadOnlySpan<char>>();
        _capitals = capitals.GetAlternateLookup<ReadOnlySpan<char>>();
        _passed = passed.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static LineFilter Shared { get; } = new();

    public bool MayMark(ReadOnlySpan<char> line) => StartsLikeOne(line) || EndsLikeOne(line) || HasPartLikeOne(line) || MayBeDamaged(line);

    /// <summary>Whether a line that is still growing may become a marking from its start.</summary>
    public bool MayBegin(ReadOnlySpan<char> line) => StartsLikeOne(line, isOpen: true) || MayBeDamaged(line, isOpen: true);

    /// <summary>How many characters at the end of a growing line could still be set apart as a marking: from the first part behind a wide gap that may be one.</summary>
    public int OpenEnd(ReadOnlySpan<char> line)
    {
        var at = 0;
        return TryPart(line, ref at, isOpen: true) ? line.Length - at : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool StartsLikeOne(ReadOnlySpan<char> line, bool isOpen = false)
    {
        var at = 0;
        if (line.IsEmpty)
        {
            return isOpen;
        }
        for (var skipped = 0; skipped < MaxSkipped; skipped++)
        {
            var bracket = false;
            var angle = false;
            while (at < line.Length && (!IsWordPart(_fold[line[at]]) || _fold[line[at]] == Glyph.Dropped))
            {
                if (char.IsSurrogate(line[at]) || (line[at] is '$' or '@' && (at + 1 == line.Length ? isOpen : IsWordPart(_fold[line[at + 1]]))))
                {
                    // Letters beyond the basic plane, and signs in the place of letters: rare enough to be read.
                    return true;
                }
                bracket |= line[at] is '(' or '[';
                angle |= line[at] == '<';
                // //DEU SECRET: what stands behind the slashes may be any owner's code.
                bracket |= line[at] == '/' && at > 0 && line[at - 1] == '/' && (at + 1 == line.Length ? isOpen : IsCapital(_fold[line[at + 1]]));
                at++;
            }
            if (at == line.Length)
            {
                return isOpen;
            }
            var start = at;
            var word = Word(line, ref at);
            // An open word may go on to be any.
            if ((isOpen && at == line.Length) || word.IsOdd || bracket)
            {
                return true;
            }
            // The name of a tag, as the reading takes it.
            var passes = word.Letters == 1 || angle;
            if (_marking.MayHold(word.Key) || _neutral.MayHold(word.Key))
            {
                if (IsMarkingWord(line[start..at], out var isPassed))
                {
                    return true;
                }
                passes |= isPassed;
            }
            if (word.Letters == 1 && IsSingleNext(line, at, isOpen))
            {
                return true;
            }
            if (at + 1 < line.Length && IsGlue(line[at]) && IsWordPart(_fold[line[at + 1]]) && MayHoldJoined(line[start..]))
            {
                return true;
            }
            if (!passes)
            {
                // Words written together are told apart by their capitals, and damage is repaired, only where the whole line is read.
                return isOpen && (IsMixed(line[start..at]) || (word.Letters > 3 && IsCapital(_fold[line[at - 1]])));
            }
        }
        return true;
    }

    // What follows a wide gap is a part of its own.
    private bool HasPartLikeOne(ReadOnlySpan<char> line)
    {
        var at = 0;
        return TryPart(line, ref at, isOpen: false);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryPart(ReadOnlySpan<char> line, ref int at, bool isOpen)
    {
        if (line.Length > MaxLine)
        {
            return false;
        }
        // The gap in front of the line is none: its first words are looked at anyway.
        at = line.Length - line.TrimStart().Length;
        while (NextGap(line[at..]) is var gap and >= 0)
        {
            at += gap;
            while (at < line.Length && char.IsWhiteSpace(line[at]))
            {
                at++;
            }
            if (StartsLikeOne(line[at..], isOpen))
            {
                return true;
            }
        }
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int NextGap(ReadOnlySpan<char> line)
    {
        var tab = line.IndexOf('\t');
        var wide = (tab < 0 ? line : line[..tab]).IndexOf("   ");
        return wide < 0 ? tab : wide;
    }

    /// <summary>Whether the last word, in capitals, may end a marking.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool EndsLikeOne(ReadOnlySpan<char> line)
    {
        var end = line.Length;
        if (end > MaxLine)
        {
            return false;
        }
        while (end > 0 && !IsWordPart(_fold[line[end - 1]]))
        {
            if (char.IsSurrogate(line[end - 1]))
            {
                return true;
            }
            end--;
        }
        // SECREt is a disguise.
        if (end == 0 || !(IsCapital(_fold[line[end - 1]]) || (end > 1 && IsCapital(_fold[line[end - 2]]))))
        {
            return false;
        }
        var start = end;
        while (start > 0 && IsWordPart(_fold[line[start - 1]]) && end - start < WordScanner.MaxWord)
        {
            start--;
        }
        var word = Word(line, ref start);
        return word.IsOdd || word.Letters == 1 || _marking.MayHold(word.Key);
    }

    private static void Add(FirstLetters keys, HashSet<string> set, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            keys.Add(word, false);
            set.Add(word);
        }
    }

    private bool IsMarkingWord(ReadOnlySpan<char> raw, out bool isPassed)
    {
        var words = new FoldedWords(raw);
        words.MoveNext();
        var word = words.Word;
        isPassed = _passed.Contains(word);
        return _anyCase.Contains(word)
            || ((IsCapital(_fold[raw[^1]]) || IsMixed(raw)) && _capitals.Contains(word))
            || MayBeSplit(word);
    }

    // Capitals behind the first letter, and small letters too.
    private bool IsMixed(ReadOnlySpan<char> word)
    {
        var isInner = false;
        var isSmall = false;
        for (var i = 0; i < word.Length; i++)
        {
            var isCapital = IsCapital(_fold[word[i]]);
            isInner |= isCapital && i > 0;
            isSmall |= !isCapital;
        }
        return isInner && isSmall;
    }

    // NATOSECRET
    private static bool MayBeSplit(ReadOnlySpan<char> word)
    {
        Span<byte> letters = stackalloc byte[WordScanner.MaxWord];
        for (var i = 0; i < word.Length; i++)
        {
            letters[i] = (byte)word[i];
        }
        return MarkingVocabulary.MayBeSplit(letters[..word.Length]);
    }

    /// <summary>Whether the line is short and all in capitals, so that a damaged word may be looked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool MayBeDamaged(ReadOnlySpan<char> line, bool isOpen = false)
    {
        line = line.Trim();
        if (line.Length > MaxDamaged)
        {
            return false;
        }
        var capitals = 0;
        foreach (var c in line)
        {
            var glyph = _fold[c];
            if (char.IsAsciiLetterLower((char)glyph) || glyph >= Glyph.FirstScriptSmall)
            {
                return false;
            }
            capitals += IsCapital(glyph) ? 1 : 0;
        }
        return isOpen || capitals >= 5;
    }
}
