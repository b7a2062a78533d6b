using System.Collections.Frozen;

namespace Caveat.Assistant.Conversations;

/// <summary>What letters are without case and accents, in Latin (Latin-1, Extended-A, Romanian), Greek and Cyrillic.</summary>
/// <remarks>A table of our own: the runtime's normalisation does nothing without culture data.</remarks>
internal static class LetterFolding
{
    /// <summary>The most letters that one becomes.</summary>
    public const int Most = 2;

    private const string Dropped = "";

    // The letter, then all that read as it.
    private static readonly string[] Alike =
    [
        "aàáâãäåāăąǎ", "cçćĉċč", "dďđð", "eèéêëēĕėęě", "gĝğġģǧ", "hĥħ", "iìíîïĩīĭįıǐİ", "jĵ", "kķ", "lĺļľŀł", "nñńņňŉ",
        "oòóôõöøōŏőǒ", "rŕŗř", "sśŝşšșſ", "tţťŧț", "uùúûüũūŭůűųǔ", "wŵ", "yýÿŷ", "zźżž",
        "αά", "εέ", "ηή", "ιίϊΐ", "οό", "υύϋΰ", "ωώ", "σς", "еёѐ", "иѝй", "гѓ", "кќ",
        "'’ʼ", " \u00a0\u202f\u2009", "-‐‑",
    ];

    private static readonly (char Letter, string As)[] Ligatures = [('æ', "ae"), ('œ', "oe"), ('ß', "ss"), ('ẞ', "ss"), ('ﬁ', "fi"), ('ﬂ', "fl")];

    private static readonly FrozenDictionary<char, string> Table = Alike
        .SelectMany(letters => letters[1..].Select(letter => (Letter: letter, As: letters[..1])))
        .Concat(Ligatures)
        // Combining accents, and the soft hyphen.
        .Concat(Enumerable.Range(0x300, 0x70).Append(0xAD).Select(mark => ((char)mark, Dropped)))
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);

    private static readonly string?[] Common = [.. Enumerable.Range(0, 0x600).Select(letter => Find((char)letter))];

    /// <summary>What a letter becomes, where that is not itself in lower case.</summary>
    public static string? Of(char letter) => letter < 0x600 ? Common[letter] : Find(letter);

    private static string? Find(char letter) => Table.GetValueOrDefault(char.ToLowerInvariant(letter)) ?? Table.GetValueOrDefault(letter);
}
