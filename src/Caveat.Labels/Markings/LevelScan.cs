namespace Caveat.Labels.Markings;

/// <summary>The levels that a sequence of words names.</summary>
internal readonly ref struct LevelScan
{
    private readonly byte _levels;

    public LevelScan(ReadOnlySpan<LineWord> words)
    {
        IsSound = true;
        AllUpper = true;
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            var level = Classification.Unmarked;
            if (word.Has(MarkingWords.Abbreviation))
            {
                continue;
            }
            if (word.Has(MarkingWords.Top | MarkingWords.Tres))
            {
                if (i + 1 == words.Length || !words[i + 1].Has(MarkingWords.Secret))
                {
                    IsSound = false;
                    return;
                }
                AllUpper &= word.IsUpper || word.IsSpelled;
                word = words[++i];
                level = Classification.TopSecret;
            }
            else if (word.Has(MarkingWords.Sans))
            {
                if (i + 1 == words.Length || !words[i + 1].Has(MarkingWords.Classification))
                {
                    IsSound = false;
                    return;
                }
                word = words[++i];
                level = Classification.Unclassified;
            }
            else if (word.Has(MarkingWords.FullLevel))
            {
                level = LevelOf(word.Meaning);
            }
            if (level != Classification.Unmarked)
            {
                _levels |= (byte)(1 << (int)level);
                AllUpper &= word.IsUpper || word.IsSpelled;
            }
        }
    }

    /// <summary>False when "top" or "sans" stands without its second word: that is prose.</summary>
    public bool IsSound { get; }

    /// <summary>Whether every level word is in capitals or spelled out.</summary>
    public bool AllUpper { get; }

    public int Count => byte.PopCount(_levels);

    public Classification Highest => (Classification)(_levels == 0 ? 0 : byte.Log2(_levels));

    public static Classification LevelOf(MarkingWords meaning) =>
        (meaning & MarkingWords.Secret) != 0 ? (meaning & MarkingWords.Top) != 0 ? Classification.TopSecret : Classification.Secret
        : (meaning & MarkingWords.Confidential) != 0 ? Classification.Confidential
        : (meaning & MarkingWords.Restricted) != 0 ? Classification.Restricted
        : (meaning & MarkingWords.Unclassified) != 0 ? Classification.Unclassified
        : Classification.Unmarked;
}
