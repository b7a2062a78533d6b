using Caveat.Labels.Folding;

namespace Caveat.Labels.Markings;

/// <summary>The words of markings. Sources: C-M(2002)49 and ADatP-4774 for NATO, Decision 2013/488/EU for the EU, DoDM 5200.01 and 32 CFR 2001 for the United States.</summary>
internal static class MarkingVocabulary
{
    private static readonly (MarkingWords Meaning, string Words)[] Entries =
    [
        (MarkingWords.Nato, "nato otan"),
        (MarkingWords.Cosmic, "cosmic"),
        (MarkingWords.Eu, "eu ue"),
        (MarkingWords.Us, "us"),
        (MarkingWords.Uk, "uk"),
        (MarkingWords.Context, "eapc georgia isaf kfor pfp russia ukraine ip resolute support"),
        (MarkingWords.Top, "top"),
        (MarkingWords.Tres, "tres"),
        (MarkingWords.Secret, "secret"),
        (MarkingWords.Confidential, "confidential confidentiel"),
        (MarkingWords.Restricted, "restricted restreint restreinte"),
        (MarkingWords.Unclassified, "unclassified"),
        (MarkingWords.Diffusion, "diffusion"),
        (MarkingWords.Sans, "sans"),
        // ATOMAL and BOHEMIA belong to NATO alone.
        (MarkingWords.Nato | MarkingWords.Control, "atomal bohemia"),
        (MarkingWords.Control, "crypto siop balk noforn nf orcon oc imcon propin pr relido dsen rsen fisa fouo si tk hcs sci sar comint rd frd rsv nodis exdis limdis les sbu fgi gamma talent keyhole waived"),
        (MarkingWords.Release, "rel releasable releaseable communicable"),
        (MarkingWords.To, "to a"),
        (MarkingWords.Only, "only seulement eyes"),
        (MarkingWords.Administrative, "management staff personal medical commercial"),
        (MarkingWords.Joint, "joint"),
        (MarkingWords.And, "and et"),
        (MarkingWords.Neutral, "page pages of copy nbsp"),
        (MarkingWords.Heading, "overall document security highest protective marking banner subject level"),
        (MarkingWords.Classification | MarkingWords.Heading, "classification"),
        (MarkingWords.Abbreviation | MarkingWords.Nato | MarkingWords.Top | MarkingWords.Secret, "cts ctsa"),
        (MarkingWords.Abbreviation | MarkingWords.Nato | MarkingWords.Secret, "ns nsat"),
        (MarkingWords.Abbreviation | MarkingWords.Nato | MarkingWords.Confidential, "nc nca"),
        (MarkingWords.Abbreviation | MarkingWords.Nato | MarkingWords.Restricted, "nr"),
        (MarkingWords.Abbreviation | MarkingWords.Nato | MarkingWords.Unclassified, "nu"),
        (MarkingWords.Abbreviation | MarkingWords.Top | MarkingWords.Secret, "ts"),
    ];

    // Only whole words may be found inside letters without word boundaries; two-letter words would be found anywhere.
    private const string Joinable = "nato otan cosmic eu ue top tres secret confidential confidentiel restricted restreint restreinte unclassified diffusion sans classification atomal bohemia crypto noforn orcon rel releasable to only";

    private static readonly WordTrie Words = Build(word => true);
    private static readonly WordTrie JoinableWords = Build(Joinable.Split(' ').Contains);

    /// <summary>The words of a kind.</summary>
    public static IEnumerable<string> WordsOf(MarkingWords kind) =>
        Entries.Where(entry => (entry.Meaning & kind) != 0).SelectMany(entry => entry.Words.Split(' '));

    /// <summary>The meanings of one word; none when it belongs to no marking.</summary>
    public static MarkingWords Meaning(ReadOnlySpan<byte> word, WordShape shape)
    {
        if ((shape & WordShape.Overlong) != 0)
        {
            return MarkingWords.None;
        }
        if ((shape & (WordShape.Capital | WordShape.Small | WordShape.Sign)) == 0 && (shape & WordShape.Digit) != 0)
        {
            return MarkingWords.Neutral | MarkingWords.Digits | (word.Length == 1 ? MarkingWords.Single : 0);
        }
        var meaning = (MarkingWords)Words.Match(word);
        if (meaning == 0 && Leet.IsMixed(shape))
        {
            Span<byte> plain = stackalloc byte[WordScanner.MaxWord];
            Leet.Decode(word, plain, 'i');
            meaning = (MarkingWords)Words.Match(plain[..word.Length]);
        }
        return word.Length == 1 ? meaning | MarkingWords.Single : meaning;
    }

    /// <summary>Whether a word may have others written onto it: "NATOSECRET" is a disguise, "Eurosecret" is a name.</summary>
    public static bool MayBeSplit(ReadOnlySpan<byte> word) => word.Length >= 7
        && (word.StartsWith("nato"u8) || word.StartsWith("otan"u8) || word.StartsWith("cosmic"u8) || word.StartsWith("topsecret"u8)
            || word.StartsWith("tressecret"u8) || word.StartsWith("secret"u8) || word.StartsWith("restreint"u8) || word.StartsWith("confidentiel"u8));

    /// <summary>Cuts letters without word boundaries into words of markings, all of them or none; the number of words, and where each ends.</summary>
    public static int Split(ReadOnlySpan<byte> letters, WordShape shape, Span<MarkingWords> meanings, Span<int> ends)
    {
        if (Leet.IsMixed(shape))
        {
            Span<byte> plain = stackalloc byte[letters.Length];
            Leet.Decode(letters, plain, 'i');
            return Split(plain, meanings, ends);
        }
        return Split(letters, meanings, ends);
    }

    private static int Split(ReadOnlySpan<byte> letters, Span<MarkingWords> meanings, Span<int> ends)
    {
        var count = 0;
        var from = 0;
        while (letters.Length > 0)
        {
            // The longest word is always the right one: no word of the list is the beginning of two that differ.
            var length = JoinableWords.Longest(letters, out var bits);
            if (length == 0 || count == meanings.Length)
            {
                return 0;
            }
            from += length;
            ends[count] = from;
            meanings[count++] = (MarkingWords)bits;
            letters = letters[length..];
        }
        return count;
    }

    private static WordTrie Build(Func<string, bool> wanted)
    {
        var trie = new WordTrie();
        foreach (var (meaning, words) in Entries)
        {
            foreach (var word in words.Split(' ').Where(wanted))
            {
                trie.Add(word, (ulong)meaning);
            }
        }
        return trie;
    }
}
