using System.Buffers;
using Caveat.Labels.Documents;
using Caveat.Labels.Markings.Terms;

namespace Caveat.Labels.Markings;

/// <summary>Finds what may be a marking in one line. Reusable; for one thread at a time.</summary>
internal sealed class LineReading
{
    private const int WideGap = 3;
    private const int MaxBefore = 3;
    private const int MaxDress = 8;

    // Boxes to tick, and the dots of a table of contents.
    private static readonly SearchValues<string> Boxes =
        SearchValues.Create(["[ ]", "( )", "[]", "()", "[x]", "(x)", "[  ]", "(  )", "[X]", "☐", "☑", "☒", "□", "....", ". . .", "____", "……"], StringComparison.Ordinal);

    private readonly LineWords _line = new();
    private LineMark _apart;

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
        if (words.IsEmpty || line.ContainsAny(Boxes))
        {
            // "[ ] SECRET  [x] CONFIDENTIAL": a form.
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
        if (place is Place.Subject or Place.FileName or Place.Property && TrySubject(line))
        {
            return true;
        }
        var isTable = false;
        return (line.Length <= LineFilter.MaxLine && TryApart(line, out isTable)) || (!isTable && (TryDressed() || TryStart()));
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
        // A level without owner and controls is a word like any other.
        var strength = (all & (MarkingWords.Owner | MarkingWords.Control | MarkingWords.Release | MarkingWords.Joint)) != 0 ? LevelStrength.Sure
            : (all & MarkingWords.Top) != 0 ? LevelStrength.Phrase
            : LevelStrength.Word;
        return new LineMark { First = first + offset, Last = last + offset, Grade = grade, Meanings = [], Strength = strength, IsUpper = isUpper, Evidence = evidence };
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
        // "(C) 2024" is a copyright notice, "(TS)-12(" a page description.
        var isFollowed = close + 1 < words.Length;
        var behind = line[words[close].End..];
        behind = behind[(behind.IndexOfAny(')', ']') + 1)..].TrimStart("*_`");
        if (isFollowed && (words[close + 1].Has(MarkingWords.Digits) || (!behind.IsEmpty && !char.IsWhiteSpace(behind[0]))))
        {
            return false;
        }
        Form = LineForm.Portion;
        var isRound = line[words[close].End..].TrimStart().StartsWith(")");
        var reading = PortionGrammar.Read(inside, out var grade);
        if (reading != PortionReading.None && (isRound || grade.Policy != PolicyId.Usa))
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
        if (node.Shorts.Length == 0)
        {
            return false;
        }
        NeedsEvidence = letters < 4;
        Mark = new LineMark { First = open, Last = close, Meanings = node.Shorts, Strength = LevelStrength.Sure, IsUpper = true, Evidence = Evidence.PortionMark };
        return true;
    }

    // "SEGRETO – VIETATA DIVULGAZIONE": the level, a dash, and a few words in capitals.
    private bool TryDressed()
    {
        var words = _line.Words;
        if (words.Length > MaxDress || _line.IsCut || (_line.After & (GapSigns.Question | GapSigns.Colon)) != 0)
        {
            return false;
        }
        for (var cut = 1; cut < words.Length; cut++)
        {
            const GapSigns dash = GapSigns.Bullet | GapSigns.Space;
            if (words[cut].Before == dash && AllCapitals(words) && TryAll(words[..cut], GapSigns.None, 0))
            {
                Form = LineForm.Dressed;
                Mark = Mark with { Evidence = Mark.Evidence | Evidence.LineStart };
                return true;
            }
        }
        return false;
    }

    private static bool AllCapitals(ReadOnlySpan<LineWord> words)
    {
        foreach (var word in words)
        {
            if (!word.IsUpper)
            {
                return false;
            }
        }
        return true;
    }

    // "SECRET - Summary …", "GEHEIM: Besprechung", "SECRET        12 March 1963".
    private bool TryStart()
    {
        var words = _line.Words;
        for (var cut = 1; cut < words.Length && cut <= 12; cut++)
        {
            var signs = words[cut].Before;
            var isCut = (signs & (GapSigns.Colon | GapSigns.Close)) != 0
                || ((signs & GapSigns.Bullet) != 0 && (signs & GapSigns.Space) != 0);
            if (!isCut || !TryAll(words[..cut], GapSigns.None, 0) || !IsPlain() || (signs & (GapSigns.Equals | GapSigns.Quote | GapSigns.Code)) != 0)
            {
                continue;
            }
            Form = LineForm.Start;
            Mark = Mark with { Evidence = Mark.Evidence | Evidence.LineStart };
            return true;
        }
        return false;
    }

    // A part of a line between wide gaps; a line with several levels in it is a row of a table.
    private bool TryApart(ReadOnlySpan<char> line, out bool isTable)
    {
        var words = _line.Words;
        var found = 0;
        for (var start = 0; start < words.Length;)
        {
            var end = start + 1;
            while (end < words.Length && !IsWide(line, words, end))
            {
                end++;
            }
            if (end - start < words.Length && TryAll(words[start..end], end == words.Length ? _line.After : GapSigns.None, start) && IsPlain())
            {
                found++;
                _apart = Mark;
            }
            start = end;
        }
        isTable = found > 1;
        Form = LineForm.Apart;
        Mark = _apart with { Evidence = _apart.Evidence | Evidence.SetApart };
        return found == 1;
    }

    // "[SECRET] Meeting", "RE: GEHEIM - Besprechung", "Plan (NATO RESTRICTED)", "NATO_SECRET_plan": parts between signs.
    private bool TrySubject(ReadOnlySpan<char> line)
    {
        var words = _line.Words;
        for (var start = 0; start < words.Length; start++)
        {
            for (var end = Math.Min(words.Length, start + 12); end > start; end--)
            {
                if (IsCut(line, words, start) && IsCut(line, words, end) && TryAll(words[start..end], GapSigns.None, start) && IsPlain()
                    && (Mark.Strength != LevelStrength.Word || ((start == 0 || HasSign(words, start)) && (end == words.Length || HasSign(words, end)))))
                {
                    Form = LineForm.Start;
                    Mark = Mark with { Evidence = Mark.Evidence | Evidence.SetApart };
                    return true;
                }
            }
        }
        return false;
    }

    private bool IsPlain() => Mark.IsUpper || Mark.Strength == LevelStrength.Sure;

    private bool HasSign(ReadOnlySpan<LineWord> words, int at)
    {
        var signs = at < words.Length ? words[at].Before : _line.After;
        return (signs & (GapSigns.Colon | GapSigns.Open | GapSigns.Close | GapSigns.DoubleSlash | GapSigns.Bar)) != 0
            || (signs & (GapSigns.Bullet | GapSigns.Space)) == (GapSigns.Bullet | GapSigns.Space);
    }

    // A name of several words needs no sign around it to be seen in a file's name.
    private bool IsCut(ReadOnlySpan<char> line, ReadOnlySpan<LineWord> words, int at) =>
        at == 0 || at == words.Length || HasSign(words, at) || line.Contains('_') || (words[at - 1].IsUpper != words[at].IsUpper) || words[at - 1].Has(MarkingWords.Digits) || words[at].Has(MarkingWords.Digits) || IsWide(line, words, at);

    private static bool IsWide(ReadOnlySpan<char> line, ReadOnlySpan<LineWord> words, int cut)
    {
        // The words of one joined run have no gap between them.
        var gap = words[cut].Start > words[cut - 1].End ? line[words[cut - 1].End..words[cut].Start] : [];
        return gap.IsWhiteSpace() && (gap.Length >= WideGap || gap.Contains('\t'));
    }

    private bool TryDamaged(ReadOnlySpan<char> line)
    {
        if (line.Trim().Length > LineFilter.MaxDamaged)
        {
            return false;
        }
        if (DamagedPhrases.TryRead(_line, out var mark))
        {
            Mark = mark;
        }
        else if (!DamagedWords.TryRepair(_line, line))
        {
            return false;
        }
        else if (!TryAll(_line.Words, _line.After, 0))
        {
            // Only a whole line is repaired: its parts are read as they stand.
            _line.Read(line);
            return false;
        }
        Mark = Mark with { Evidence = Mark.Evidence | Evidence.Damaged };
        return true;
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
