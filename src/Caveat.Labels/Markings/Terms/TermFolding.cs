namespace Caveat.Labels.Markings.Terms;

/// <summary>Folds the terms of the vocabulary exactly as text is folded, in every way that they are written.</summary>
internal static class TermFolding
{
    // How typewriters and mail systems write letters that they lack.
    private static readonly (string Letter, string Fallback)[] Fallbacks =
        [("Ü", "UE"), ("Ö", "OE"), ("Ä", "AE"), ("Å", "AA"), ("Ø", "OE"), ("Ð", "D"), ("Þ", "TH"), ("Ő", "O"), ("Ű", "U")];

    /// <summary>The folded word sequences of a term: capitals, small letters and titles fold differently in some scripts.</summary>
    public static IEnumerable<string[]> Variants(string term)
    {
        var upper = term.ToUpperInvariant();
        var fallback = upper;
        foreach (var (letter, replacement) in Fallbacks)
        {
            fallback = fallback.Replace(letter, replacement, StringComparison.Ordinal);
        }
        HashSet<string> written = [];
        foreach (var form in new[] { upper, fallback })
        {
            var lower = form.ToLowerInvariant();
            var finals = string.Join(' ', lower.Split(' ').Select(word => word.EndsWith('σ') ? word[..^1] + 'ς' : word));
            written.UnionWith([form, lower, finals, Title(lower), Title(finals)]);
        }
        return written.Select(Words).DistinctBy(words => string.Join(' ', words));
    }

    /// <summary>The folded words of a text.</summary>
    public static string[] Words(string text)
    {
        var words = new List<string>();
        var fold = new FoldedWords(text);
        while (fold.MoveNext())
        {
            words.Add(fold.Word.ToString());
        }
        return [.. words];
    }

    private static string Title(string lower) =>
        string.Join(' ', lower.Split(' ').Select(word => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
