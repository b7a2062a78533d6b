using Caveat.Labels.Documents;
using Caveat.Labels.Markings.Terms;

namespace Caveat.Labels.Markings;

/// <summary>Finds what may be a marking in one line. Reusable; for one thread at a time.</summary>
internal sealed class LineReading
{
    private const int WideGap = 3;
    private const int MaxBefore = 3;

    private readonly LineWords _line = new();

    /// <summary>What was found in the line that was read last; where it starts and ends, in UTF-16 units of the line.</summary>
    public LineMark Mark { get; private set; }

    public LineForm Form { get; private set; }

    public int Start => _line.Words[Mark.First].Start;

    public int End => _line.Words[Mark.Last].End;

    /// <summary>The letter of a portion mark that is one letter, 0 otherwise. Set even where the letter is no mark.</summary>
    public byte PortionLetter { get; private set; }

    /// <summary>Whether the mark needs other marks of its policy before it.</summary>
    public bool NeedsEvidence { get; private set; }

    /// <summary>Reads a line without its line break; true when there may be a marking.</summary>
    public bool Read(ReadOnlySpan<char> line, Place place)
    {
        if (!ReadWords(line, place))
        {
            return false;
        }
        Mark = Disguise.IsWorn(line[Start..End]) ? Mark with { Evidence = Mark.Evidence | Evidence.Disguised } : Mark;
        return true;
    }

    private bool ReadWords(ReadOnlySpan<char> line, Place place)
    {
        PortionLetter = 0;
        NeedsEvidence = false;
        _line.Read(line[..Math.Min(line.Length, LineFilter.MaxLine)]);
        var words = _line.Words;
        if (words.IsEmpty)
        {
            return false;
        }
        if (TryPortion(line))
        {
            return true;
        }
        Form = LineForm.Alone;
        if (line.Length <= LineFilter.MaxLine && !_line.IsCut && (TryAll(words, _line.After, 0) || TryDamaged(line)))
        {
            return true;
        }
        return TryStart(line, place) || (line.Length <= LineFilter.MaxLine && TryApart());
    }

    /// <summary>How many words in small letters the line has that no marking has; 0 when a release list may name them.</summary>
    public int CountProse(ReadOnlySpan<char> line)
    {
        _line.Read(line[..Math.Min(line.Length, LineFilter.MaxLine)]);
        var count = 0;
        foreach (var word in _line.Words)
        {
            if (word.Has(MarkingWords.Release | MarkingWords.Only))
            {
                return 0;
            }
            count += !word.IsCapital && (word.Meaning & ~MarkingWords.Single) == 0 && word.Id < 0 ? 1 : 0;
        }
        return count;
    }

    private bool TryAll(ReadOnlySpan<LineWord> words, GapSigns after, int offset)
    {
        if (TermGrammar.TryRead(words, after, out var mark))
        {
            Mark = mark with { First = mark.First + offset, Last = mark.Last + offset };
            return true;
        }
        if (!BannerViability.Allows(words) || !BannerGrammar.TryRead(words, after, out var grade, out var first, out var last))
        {
            return false;
        }
        Mark = Of(grade, words, first, last, offset);
        return true;
    }

    private static LineMark Of(Grade grade, ReadOnlySpan<LineWord> words, int first, int last, int offset)
    {
        var all = MarkingWords.None;
        var isUpper = true;
        var isSpelled = false;
        foreach (var word in words[first..(last + 1)])
        {
            all |= word.Meaning;
            isSpelled |= word.IsSpelled;
            isUpper &= word.IsUpper || !word.Has(MarkingWords.FullLevel);
        }
        var evidence = (isUpper ? Evidence.Capitals : 0)
            | (isSpelled ? Evidence.Disguised : 0)
            | ((all & MarkingWords.Owner) != 0 ? Evidence.NamesOwner : 0)
            | ((all & MarkingWords.Control) != 0 ? Evidence.Controls : 0)
            | ((all & (MarkingWords.Release | MarkingWords.Only)) != 0 ? Evidence.ReleaseList : 0)
            | (first > 0 && words[0].Has(MarkingWords.Heading) ? Evidence.Headed : 0);
        return new LineMark { First = first + offset, Last = last + offset, Grade = grade, Meanings = [], Strength = LevelStrength.Sure, IsUpper = isUpper, Evidence = evidence };
    }

    // "(NS) The convoy …", "1. (S//NF) …", "SUBJECT: (TS) …", "[NATO SECRET] …".
    private bool TryPortion(ReadOnlySpan<char> line)
    {
        var words = _line.Words;
        var open = 0;
        while (open < words.Length && open < MaxBefore && (words[open].Before & GapSigns.Open) == 0)
        {
            if (!words[open].Has(MarkingWords.Digits | MarkingWords.Single | MarkingWords.Heading | MarkingWords.Neutral))
            {
                return false;
            }
            open++;
        }
        if (open >= words.Length || (words[open].Before & GapSigns.Open) == 0)
        {
            return false;
        }
        var close = open;
        while (close < words.Length && ((close + 1 < words.Length ? words[close + 1].Before : _line.After) & GapSigns.Close) == 0)
        {
            close++;
        }
        var before = line[..words[open].Start];
        var bracket = before.LastIndexOfAny('(', '[');
        if (close == words.Length || bracket < 0 || (bracket > 0 && before[bracket - 1] == '`'))
        {
            return false;
        }
        var inside = words[open..(close + 1)];
        if (inside[0].Letter != 0 && inside.Length == 1)
        {
            PortionLetter = inside[0].Letter;
        }
        // "(C) 2024" is a copyright notice.
        var isFollowed = close + 1 < words.Length;
        if (isFollowed && words[close + 1].Has(MarkingWords.Digits))
        {
            return false;
        }
        Form = LineForm.Portion;
        var isRound = line[words[close].End..].TrimStart().StartsWith(")");
        var reading = isRound ? PortionGrammar.Read(inside, out var grade) : Nothing(out grade);
        if (reading != PortionReading.None)
        {
            NeedsEvidence = reading == PortionReading.NeedsEvidence;
            Mark = new LineMark { First = open, Last = close, Grade = grade, Meanings = [], Strength = LevelStrength.Sure, IsUpper = true, Evidence = Evidence.PortionMark };
            return true;
        }
        if (TryShort(inside, open, close))
        {
            return true;
        }
        if (!isFollowed || !IsUpper(inside) || !TryAll(inside, GapSigns.None, open))
        {
            return false;
        }
        Mark = Mark with { Evidence = Mark.Evidence | Evidence.PortionMark };
        // A word in brackets before text is how people note a tone of voice: the full form must say more.
        return Mark.Strength == LevelStrength.Sure || Mark.Meanings.Length > 0;
    }

    // (VS-NfD), (PT), (ΑΠ): abbreviations of the nations.
    private bool TryShort(ReadOnlySpan<LineWord> inside, int open, int close)
    {
        var node = TermBook.Shared.Root;
        var letters = 0;
        foreach (var word in inside)
        {
            if (word.Id < 0 || node.After(word.Id) is not { } next || !word.IsCapital)
            {
                return false;
            }
            node = next;
            letters += word.End - word.Start;
        }
        var meanings = node.Levels.Where(meaning => meaning.Strength == LevelStrength.Short).ToArray();
        if (meanings.Length == 0)
        {
            return false;
        }
        NeedsEvidence = letters < 4;
        Mark = new LineMark { First = open, Last = close, Meanings = meanings, Strength = LevelStrength.Sure, IsUpper = true, Evidence = Evidence.PortionMark };
        return true;
    }

    // "SECRET - Summary …", "GEHEIM: Besprechung", "SECRET        12 March 1963".
    private bool TryStart(ReadOnlySpan<char> line, Place place)
    {
        var words = _line.Words;
        for (var cut = 1; cut < words.Length && cut <= 12; cut++)
        {
            var isWide = IsWide(words, cut);
            var signs = words[cut].Before;
            var isCut = isWide || (signs & (GapSigns.Colon | GapSigns.Close)) != 0
                || ((signs & GapSigns.Bullet) != 0 && (signs & GapSigns.Space) != 0);
            if (!isCut || !TryAll(words[..cut], GapSigns.None, 0) || !Mark.IsUpper || (signs & (GapSigns.Equals | GapSigns.Quote | GapSigns.Code)) != 0)
            {
                continue;
            }
            Form = LineForm.Start;
            Mark = Mark with { Evidence = Mark.Evidence | (isWide ? Evidence.SetApart : Evidence.LineStart) };
            return true;
        }
        return false;
    }

    private bool TryApart()
    {
        var words = _line.Words;
        for (var cut = words.Length - 1; cut > 0 && words.Length - cut <= 12; cut--)
        {
            if (IsWide(words, cut) && TryAll(words[cut..], _line.After, cut) && Mark.IsUpper)
            {
                Form = LineForm.Apart;
                Mark = Mark with { Evidence = Mark.Evidence | Evidence.SetApart };
                return true;
            }
        }
        return false;
    }

    private static bool IsWide(ReadOnlySpan<LineWord> words, int cut) =>
        words[cut].Start - words[cut - 1].End >= WideGap && (words[cut].Before & ~GapSigns.Space) == 0;

    private bool TryDamaged(ReadOnlySpan<char> line)
    {
        if (line.Length > LineFilter.MaxDamaged || !DamagedWords.TryRepair(_line))
        {
            return false;
        }
        if (!TryAll(_line.Words, _line.After, 0))
        {
            return false;
        }
        Mark = Mark with { Evidence = Mark.Evidence | Evidence.Damaged };
        return true;
    }

    private static PortionReading Nothing(out Grade grade)
    {
        grade = default;
        return PortionReading.None;
    }

    private static bool IsUpper(ReadOnlySpan<LineWord> words)
    {
        foreach (var word in words)
        {
            if (!word.IsUpper && !word.IsSpelled)
            {
                return false;
            }
        }
        return true;
    }
}
