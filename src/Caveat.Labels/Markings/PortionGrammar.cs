namespace Caveat.Labels.Markings;

/// <summary>Decides whether the words inside parentheses at the start of a paragraph are a portion mark in abbreviations.</summary>
internal static class PortionGrammar
{
    /// <summary>Reads the words between the parentheses; there is a label when the result is not <see cref="PortionReading.None"/>.</summary>
    public static PortionReading Read(ReadOnlySpan<LineWord> words, out Grade label)
    {
        label = default;
        if (words.Length == 0 || !AllUpper(words))
        {
            return PortionReading.None;
        }
        var first = words[0];
        var isForeign = (first.Before & GapSigns.DoubleSlash) != 0;
        if (first.Has(MarkingWords.Abbreviation) && first.Has(MarkingWords.Nato))
        {
            return RestIsKnown(words[1..])
                ? Found(PolicyId.Nato, LevelScan.LevelOf(first.Meaning), out label)
                : PortionReading.None;
        }
        if (TryEuropean(words, out label))
        {
            return PortionReading.Sure;
        }
        if (isForeign || first.Has(MarkingWords.Joint))
        {
            // (//DEU S//REL TO USA, DEU) and (//JOINT S CAN USA): the level is a letter among trigraphs.
            foreach (var word in words)
            {
                var level = Level(word);
                if (level != Classification.Unmarked)
                {
                    return Found(PolicyId.Usa, level, out label);
                }
            }
            return PortionReading.None;
        }
        return UnitedStates(words, out label);
    }

    public static Classification LevelOf(byte letter) => letter switch
    {
        (byte)'s' => Classification.Secret,
        (byte)'c' => Classification.Confidential,
        (byte)'u' => Classification.Unclassified,
        _ => Classification.Unmarked,
    };

    private static PortionReading UnitedStates(ReadOnlySpan<LineWord> words, out Grade label)
    {
        label = default;
        var level = Level(words[0]);
        if (level == Classification.Unmarked)
        {
            return PortionReading.None;
        }
        if (words.Length == 1)
        {
            label = new Grade(PolicyId.Usa, level);
            // One letter is also a list item, a copyright sign or a plural.
            return words[0].Has(MarkingWords.Single) ? PortionReading.NeedsEvidence : PortionReading.Sure;
        }
        var separated = (words[1].Before & GapSigns.DoubleSlash) != 0
            || ((words[1].Before & GapSigns.Slash) != 0 && words[1].Has(MarkingWords.Control | MarkingWords.Release));
        return separated ? Found(PolicyId.Usa, level, out label) : PortionReading.None;
    }

    // (S-UE/EU-S), (TS-UE/EU-TS), or either half.
    private static bool TryEuropean(ReadOnlySpan<LineWord> words, out Grade label)
    {
        label = default;
        var level = Classification.Unmarked;
        var hasOwner = false;
        foreach (var word in words)
        {
            if (word.Has(MarkingWords.Eu))
            {
                hasOwner = true;
                continue;
            }
            var here = word.Letter == (byte)'r' ? Classification.Restricted : Level(word);
            if (here == Classification.Unmarked)
            {
                return false;
            }
            level = here > level ? here : level;
        }
        label = new Grade(PolicyId.Eu, level);
        return hasOwner && level != Classification.Unmarked;
    }

    private static Classification Level(LineWord word) =>
        word.Has(MarkingWords.Single) ? LevelOf(word.Letter)
        : word.Has(MarkingWords.Abbreviation) ? LevelScan.LevelOf(word.Meaning)
        : Classification.Unmarked;

    private static bool RestIsKnown(ReadOnlySpan<LineWord> rest)
    {
        foreach (var word in rest)
        {
            if (word.Has(MarkingWords.Release))
            {
                return true;
            }
            if (word.Meaning == 0 && (word.Before & (GapSigns.Slash | GapSigns.DoubleSlash | GapSigns.Comma)) == 0)
            {
                return false;
            }
        }
        return true;
    }

    private static bool AllUpper(ReadOnlySpan<LineWord> words)
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

    private static PortionReading Found(PolicyId policy, Classification level, out Grade label)
    {
        label = new Grade(policy, level);
        return PortionReading.Sure;
    }
}
