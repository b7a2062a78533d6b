using Caveat.Labels.Markings.Terms;

namespace Caveat.Labels.Markings;

/// <content>Markings that share their line with other text.</content>
internal sealed partial class LineReading
{
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
}
