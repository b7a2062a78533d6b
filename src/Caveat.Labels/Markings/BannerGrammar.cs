namespace Caveat.Labels.Markings;

/// <summary>Decides whether the words of a whole line, or of a bracket, are a marking written in full.</summary>
internal static class BannerGrammar
{
    // A line that names more levels than this lists them; it does not carry them.
    private const int MaxLevels = 2;

    /// <summary>Reads all words of a line; <paramref name="after"/> holds the signs behind the last one.</summary>
    public static bool TryRead(ReadOnlySpan<LineWord> words, GapSigns after, out Grade label, out int first, out int last)
    {
        label = default;
        first = 0;
        last = 0;
        var body = Body(words, out var isHeaded, out var offset);
        if (body.Length == 0)
        {
            return false;
        }
        var signs = Signs(body, after);
        var all = Meanings(body, out var hasUnknown);
        if ((signs & (GapSigns.Question | GapSigns.Equals)) != 0)
        {
            return false;
        }
        var levels = new LevelScan(body);
        var isAbbreviated = levels.Count == 0 && IsAbbreviatedBanner(body);
        if (!levels.IsSound || levels.Count > MaxLevels || (levels.Count == 0 && !isAbbreviated))
        {
            return false;
        }
        var hasControls = (signs & GapSigns.DoubleSlash) != 0
            && ((all & (MarkingWords.Control | MarkingWords.Joint | MarkingWords.Release)) != 0 || levels.AllUpper);
        var hasTail = (all & (MarkingWords.Release | MarkingWords.Only)) != 0 || hasControls;
        if ((hasUnknown && !hasTail) || ((all & MarkingWords.And) != 0 && (all & (MarkingWords.Release | MarkingWords.Only)) == 0))
        {
            return false;
        }
        first = offset;
        last = offset + body.Length - 1;
        if (isAbbreviated)
        {
            label = new Grade(body[0].Has(MarkingWords.Nato) ? PolicyId.Nato : PolicyId.Usa, body[0].Has(MarkingWords.Single) ? PortionGrammar.LevelOf(body[0].Letter) : LevelScan.LevelOf(body[0].Meaning));
            return true;
        }
        if ((all & MarkingWords.Owner) != 0)
        {
            label = new Grade(
                (all & (MarkingWords.Nato | MarkingWords.Cosmic)) != 0 ? PolicyId.Nato : PolicyId.Eu,
                // Fails closed: COSMIC is only ever TOP SECRET, so "COSMIC SECRET" is malformed and read as the higher.
                (all & MarkingWords.Cosmic) != 0 ? Classification.TopSecret : levels.Highest);
            return !IsProgramOrTable(body, after, signs, isHeaded) && (isHeaded || (signs & GapSigns.Colon) == 0);
        }
        return TryBareLevel(levels, all, signs, isHeaded, hasControls, out label);
    }

    // "NATO_SECRET," and "NatoSecret;" are names in a program, nato-secret is an identifier, and a row with two levels is a table's.
    private static bool IsProgramOrTable(ReadOnlySpan<LineWord> body, GapSigns after, GapSigns signs, bool isHeaded)
    {
        var hasCapital = false;
        var levels = 0;
        var inner = GapSigns.None;
        for (var i = 0; i < body.Length; i++)
        {
            hasCapital |= body[i].IsCapital || body[i].IsSpelled;
            levels += body[i].Has(MarkingWords.FullLevel | MarkingWords.Abbreviation) ? 1 : 0;
            inner |= i > 0 ? body[i].Before : GapSigns.None;
        }
        return (signs & GapSigns.Code) != 0
            || ((inner & GapSigns.Glued) != 0 && !hasCapital)
            || ((inner & GapSigns.Bar) != 0 && levels > 1)
            || (!isHeaded && (after & GapSigns.Comma) != 0 && (signs & GapSigns.Glued) != 0)
            || (!isHeaded && (signs & GapSigns.Comma) != 0 && (signs & GapSigns.Quote) != 0);
    }

    // A level without an owner is the United States' form; the word alone is also plain English, so it needs capitals.
    private static bool TryBareLevel(LevelScan levels, MarkingWords all, GapSigns signs, bool isHeaded, bool hasControls, out Grade label)
    {
        label = new Grade(PolicyId.Usa, levels.Highest);
        if (levels.Highest == Classification.Restricted || (all & (MarkingWords.Administrative | MarkingWords.Context | MarkingWords.Tres)) != 0)
        {
            return false;
        }
        const GapSigns ordinary = GapSigns.Quote | GapSigns.Comma | GapSigns.Colon | GapSigns.Code;
        return isHeaded
            ? (signs & GapSigns.Code) == 0
            : hasControls || (levels.AllUpper && (signs & ordinary) == 0);
    }

    private static ReadOnlySpan<LineWord> Body(ReadOnlySpan<LineWord> words, out bool isHeaded, out int heading)
    {
        heading = 0;
        var namesClassification = false;
        while (heading < words.Length && words[heading].Has(MarkingWords.Heading))
        {
            namesClassification |= words[heading].Has(MarkingWords.Classification);
            heading++;
        }
        isHeaded = namesClassification && heading < words.Length && (words[heading].Before & GapSigns.Colon) != 0;
        // Page numbers, list numbers and tags around it are no part of the marking.
        while (words.Length > heading && words[^1].Has(MarkingWords.Neutral))
        {
            words = words[..^1];
        }
        while (heading < words.Length && words[heading].Has(MarkingWords.Neutral | MarkingWords.Single) && !IsLetterBeforeSlashes(words, heading))
        {
            heading++;
        }
        return words[heading..];
    }

    private static bool IsLetterBeforeSlashes(ReadOnlySpan<LineWord> words, int index) =>
        index + 1 < words.Length && !words[index].Has(MarkingWords.Digits) && (words[index + 1].Before & GapSigns.DoubleSlash) != 0;

    private static bool IsAbbreviatedBanner(ReadOnlySpan<LineWord> body) =>
        body.Length > 1
        && body[0].IsUpper
        && (body[1].Before & (GapSigns.DoubleSlash | GapSigns.Colon)) == GapSigns.DoubleSlash
        && body[1].Has(MarkingWords.Control | MarkingWords.Release)
        && (body[0].Has(MarkingWords.Abbreviation) || PortionGrammar.LevelOf(body[0].Letter) != Classification.Unmarked);

    private static GapSigns Signs(ReadOnlySpan<LineWord> body, GapSigns after)
    {
        var signs = after;
        // The colon of a heading stands before the body and says nothing against it.
        signs |= body[0].Before & ~GapSigns.Colon;
        foreach (var word in body[1..])
        {
            signs |= word.Before;
        }
        return signs;
    }

    private static MarkingWords Meanings(ReadOnlySpan<LineWord> body, out bool hasUnknown)
    {
        var all = MarkingWords.None;
        hasUnknown = false;
        foreach (var word in body)
        {
            all |= word.Meaning;
            hasUnknown |= (word.Meaning & ~MarkingWords.Single) == 0;
        }
        return all;
    }
}
