using System.Buffers;
using Caveat.Labels.Documents;
using Caveat.Labels.Markings.Terms;

namespace Caveat.Labels.Markings;

/// <summary>Finds what may be a marking in one line. Reusable; for one thread at a time.</summary>
internal sealed partial class LineReading
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
