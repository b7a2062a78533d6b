using Caveat.Labels.Markings.Terms;

namespace Caveat.Labels.Markings;

/// <content>Portion marks: brackets in front of a paragraph.</content>
internal sealed partial class LineReading
{
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
        if (close == words.Length || bracket < 0 || (words[open].Before & GapSigns.Quote) != 0 || (bracket > 0 && before[bracket - 1] == '`'))
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
}
