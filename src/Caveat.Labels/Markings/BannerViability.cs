namespace Caveat.Labels.Markings;

/// <summary>Whether the unknown words of a line are such as a marking has: owners' codes after slashes, the names of a release list.</summary>
internal static class BannerViability
{
    public static bool Allows(ReadOnlySpan<LineWord> words)
    {
        var all = MarkingWords.None;
        var signs = GapSigns.None;
        var hasLevel = false;
        var hasOwner = false;
        var hasCapital = false;
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            signs |= word.Before;
            var afterSlashes = (signs & GapSigns.DoubleSlash) != 0;
            var isViable = (word.Meaning & ~MarkingWords.Single) != 0
                || (word.Has(MarkingWords.Single)
                    // "a. NATO SECRET", "S//NF".
                    ? i == 0 || afterSlashes
                    // //DEU SECRET: an owner's trigraph straight after the slashes.
                    : (i == 0 && (word.Before & GapSigns.DoubleSlash) != 0 && (word.Before & GapSigns.Space) == 0 && word.IsUpper && word.End - word.Start <= 4)
                        || ((all & MarkingWords.Joint) != 0 && word.IsUpper)
                        || (hasLevel && ((all & (MarkingWords.Release | MarkingWords.Only)) != 0
                            // Names in a release list agree in case with the line; a small word among capitals means a sentence.
                            ? word.IsCapital || word.IsUpper || !hasCapital
                            : (afterSlashes && word.IsUpper) || (hasOwner && word.IsCapital))));
            if (!isViable)
            {
                return false;
            }
            all |= word.Meaning;
            hasLevel |= word.Has(MarkingWords.FullLevel);
            hasOwner |= word.Has(MarkingWords.Owner);
            hasCapital |= word.IsCapital;
        }
        return true;
    }
}
