using System.Numerics;

namespace Caveat.Labels.Folding;

/// <summary>A vectorised search that tells texts without any anchor word, plain or disguised, from those that must be read. Immutable and thread-safe.</summary>
/// <remarks>INVARIANT: may say yes for nothing, never no for something: whatever <see cref="WordScanner"/> hands over, joins or lets decode, this finds.</remarks>
internal sealed class AnchorSearch
{
    private const int MinSpelled = 4;
    private const int MaxToken = 96;

    // A spelled word of four letters with the widest gaps spans fewer characters than this.
    private const int SpelledSpan = 24;

    private readonly WordTrie _anchors = new();

    /// <param name="anchors">Lower-case words, each a stem when it ends in an asterisk.</param>
    public AnchorSearch(IEnumerable<string> anchors)
    {
        foreach (var anchor in anchors)
        {
            _anchors.Add(anchor, 1);
        }
    }

    /// <summary>Whether the text may hold an anchor.</summary>
    public bool MayHoldAny(ReadOnlySpan<char> text)
    {
        ulong lastSingles = 0;
        var before = ' ';
        Span<char> tail = stackalloc char[CharBlock.Size];
        for (var at = 0; at < text.Length; at += CharBlock.Size)
        {
            scoped ReadOnlySpan<char> block;
            if (text.Length - at >= CharBlock.Size)
            {
                block = text.Slice(at, CharBlock.Size);
            }
            else
            {
                tail.Fill(' ');
                text[at..].CopyTo(tail);
                block = tail;
            }
            if (!CharBlock.TryRead(block, out var kinds))
            {
                return true;
            }
            var after = at + CharBlock.Size < text.Length ? text[at + CharBlock.Size] : ' ';
            var words = kinds.Letters | kinds.Digits;
            var previous = (words << 1) | (char.IsAsciiLetterOrDigit(before) ? 1UL : 0);
            var next = (words >> 1) | (char.IsAsciiLetterOrDigit(after) ? 1UL << 63 : 0);
            before = block[^1];

            var singles = words & ~previous & ~next;
            if (BitOperations.PopCount(singles) + BitOperations.PopCount(lastSingles >> (CharBlock.Size - SpelledSpan)) >= MinSpelled)
            {
                return true;
            }
            lastSingles = singles;

            for (var starts = kinds.Letters & ~previous & next; starts != 0; starts &= starts - 1)
            {
                if (StartsAnchor(text[(at + BitOperations.TrailingZeroCount(starts))..]))
                {
                    return true;
                }
            }

            // A digit or sign beside a word, or a sign between words.
            var sites = (kinds.Glue & previous & next) | ((kinds.Digits | kinds.Leet) & (previous | next));
            for (; sites != 0; sites &= sites - 1)
            {
                if (HidesAnchor(text, at + BitOperations.TrailingZeroCount(sites)))
                {
                    return true;
                }
            }
        }
        return false;
    }

    private bool StartsAnchor(ReadOnlySpan<char> text)
    {
        var key = 0u;
        for (var i = 0; i < FirstLetters.Count && i < text.Length && char.IsAsciiLetter(text[i]); i++)
        {
            key = FirstLetters.Append(key, text[i]);
        }
        return _anchors.MayStart(key) && IsAnchor(text);
    }

    private bool IsAnchor(ReadOnlySpan<char> text)
    {
        Span<byte> word = stackalloc byte[WordScanner.MaxWord];
        var length = 0;
        while (length < text.Length && char.IsAsciiLetter(text[length]))
        {
            if (length == word.Length)
            {
                return false;
            }
            word[length] = (byte)(text[length++] | 0x20);
        }
        return _anchors.Match(word[..length]) != 0;
    }

    // Joins and decodes the token around a site as the scanner would, and looks for an anchor anywhere in it.
    private bool HidesAnchor(ReadOnlySpan<char> text, int site)
    {
        var start = site;
        while (start > 0 && IsTokenPart(text[start - 1]) && site - start < MaxToken)
        {
            start--;
        }
        var end = site + 1;
        while (end < text.Length && IsTokenPart(text[end]) && end - site < MaxToken)
        {
            end++;
        }
        // Fails closed: a token too long to judge is read in full.
        return site - start == MaxToken || end - site == MaxToken
            || Contains(text[start..end], '\0')
            || Contains(text[start..end], 'i')
            || Contains(text[start..end], 'l');
    }

    private bool Contains(ReadOnlySpan<char> token, char one)
    {
        Span<byte> plain = stackalloc byte[2 * MaxToken];
        var length = 0;
        foreach (var c in token)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '!' or '$' or '@')
            {
                var letter = (byte)char.ToLowerInvariant(c);
                plain[length++] = one == '\0' ? letter : Leet.Letter(letter, one);
            }
        }
        for (var i = 0; i < length; i++)
        {
            if (_anchors.Longest(plain[i..length], out _) > 0)
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsTokenPart(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '*' or '~' or '\'' or '+' or '`' or '^' or '!' or '$' or '@';
}
