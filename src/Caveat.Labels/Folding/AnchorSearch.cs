using System.Buffers;
using System.Numerics;

namespace Caveat.Labels.Folding;

/// <summary>A vectorised search for words, plain or disguised. Immutable once built; thread-safe.</summary>
/// <remarks>INVARIANT: may say yes for nothing, never no for something: whatever <see cref="WordScanner"/> hands over, joins or lets decode, this finds.</remarks>
internal sealed class AnchorSearch
{
    private const int MinSpelled = 4;
    private const int MaxToken = 96;

    private static readonly SearchValues<char> StandIns = SearchValues.Create("0123456789!$@");

    private readonly WordTrie _anchors = new();

    /// <summary>Adds lower-case words and phrases as <see cref="WordTrie.Add"/> takes them.</summary>
    public AnchorSearch Add(IEnumerable<string> anchors, ulong bits)
    {
        foreach (var anchor in anchors)
        {
            _anchors.Add(anchor, bits);
        }
        return this;
    }

    /// <summary>Whether the text may hold an anchor.</summary>
    public bool MayHoldAny(ReadOnlySpan<char> text)
    {
        var first = default(FirstAnchor);
        return Search(text, ref first);
    }

    /// <summary>Hands over what may be an anchor until the sink has enough; true then, and for a text that this search cannot judge.</summary>
    public bool Search<TSink>(ReadOnlySpan<char> text, ref TSink sink)
        where TSink : struct, IAnchorSink, allows ref struct
    {
        var spelled = 0;
        var before = ' ';
        var tokenEnd = 0;
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
            if (HoldsSpelled(singles, words & ~singles, ref spelled))
            {
                return true;
            }

            var starts = kinds.Letters & ~previous & next;
            // Signs may join what looks like two words, also across the edge of a block: such starts are not counted.
            var counted = starts & ~((kinds.Glue | kinds.Leet) << 1) & ~1UL;
            for (; starts != 0; starts &= starts - 1)
            {
                if (WordAt(text[(at + BitOperations.TrailingZeroCount(starts))..]) is var bits and not 0 && sink.Take(bits))
                {
                    return true;
                }
            }

            // A digit or sign beside a word, or a sign between words.
            var sites = (kinds.Glue & previous & next) | ((kinds.Digits | kinds.Leet) & (previous | next));
            for (; sites != 0; sites &= sites - 1)
            {
                var site = at + BitOperations.TrailingZeroCount(sites);
                if (site >= tokenEnd && HiddenAt(text, site, out tokenEnd) is var bits and not 0 && sink.Take(bits))
                {
                    return true;
                }
            }
            sink.Pass(BitOperations.PopCount(counted));
        }
        return false;
    }

    // Whether enough letters follow each other with no longer word among them; their number at the end of the block is carried on.
    private static bool HoldsSpelled(ulong singles, ulong longer, ref int spelled)
    {
        while (longer != 0)
        {
            var end = BitOperations.TrailingZeroCount(longer);
            if (spelled + BitOperations.PopCount(singles & ((1UL << end) - 1)) >= MinSpelled)
            {
                return true;
            }
            spelled = 0;
            if (BitOperations.PopCount(singles) < MinSpelled)
            {
                // What stands before the last longer word is spelled out no more.
                end = BitOperations.Log2(longer);
            }
            singles &= ulong.MaxValue << end;
            longer &= ulong.MaxValue << end << 1;
        }
        spelled += BitOperations.PopCount(singles);
        return spelled >= MinSpelled;
    }

    private ulong WordAt(ReadOnlySpan<char> text)
    {
        var key = 0u;
        for (var i = 0; i < FirstLetters.Count && i < text.Length && char.IsAsciiLetter(text[i]); i++)
        {
            key = FirstLetters.Append(key, text[i]);
        }
        return _anchors.MayStart(key) ? Read(text, WordTrie.Root) : 0;
    }

    // The entries that a word completes from a node, and those that the words after it complete.
    private ulong Read(ReadOnlySpan<char> text, int node)
    {
        Span<byte> word = stackalloc byte[WordScanner.MaxWord];
        var length = 0;
        while (length < text.Length && length < word.Length && char.IsAsciiLetter(text[length]))
        {
            word[length] = (byte)(text[length++] | 0x20);
        }
        var bits = _anchors.Step(node, word[..length], out var phrase, out var stemPhrase);
        return bits | GoOn(text[length..], phrase) | GoOn(text[length..], stemPhrase);
    }

    private ulong GoOn(ReadOnlySpan<char> text, int phrase)
    {
        if (phrase == WordTrie.None)
        {
            return 0;
        }
        var start = 0;
        while (start < text.Length && !char.IsAsciiLetter(text[start]) && !IsStandIn(text[start]))
        {
            start++;
        }
        var end = start;
        while (end < text.Length && end - start < WordScanner.MaxWord && char.IsAsciiLetter(text[end]))
        {
            end++;
        }
        if (end == text.Length)
        {
            return end == start ? 0 : Read(text[start..], phrase);
        }
        // Not plainly a word: it may be any, so the phrase may go on.
        return end - start == WordScanner.MaxWord || IsStandIn(text[end]) ? _anchors.Below(phrase) : Read(text[start..], phrase);
    }

    // Joins and decodes the token around a site as the scanner would: the anchors anywhere in it.
    private ulong HiddenAt(ReadOnlySpan<char> text, int site, out int end)
    {
        var start = site;
        while (start > 0 && IsTokenPart(text[start - 1]) && site - start < MaxToken)
        {
            start--;
        }
        end = site + 1;
        while (end < text.Length && IsTokenPart(text[end]) && end - site < MaxToken)
        {
            end++;
        }
        if (site - start == MaxToken || end - site == MaxToken)
        {
            // Fails closed: a token too long to judge may be anything.
            return ulong.MaxValue;
        }
        var token = text[start..end];
        Span<byte> plain = stackalloc byte[2 * MaxToken];
        var bits = _anchors.Within(Join(token, plain));
        if (token.IndexOfAny(StandIns) >= 0)
        {
            bits |= _anchors.Within(Join(token, plain, 'i')) | _anchors.Within(Join(token, plain, 'l'));
        }
        return bits;
    }

    private static ReadOnlySpan<byte> Join(ReadOnlySpan<char> token, Span<byte> plain, char one = '\0')
    {
        var length = 0;
        foreach (var c in token)
        {
            if (char.IsAsciiLetter(c) || IsStandIn(c))
            {
                var letter = (byte)char.ToLowerInvariant(c);
                plain[length++] = one == '\0' ? letter : Leet.Letter(letter, one);
            }
        }
        return plain[..length];
    }

    // Digits and signs that are read as letters beside others.
    private static bool IsStandIn(char c) => char.IsAsciiDigit(c) || c is '!' or '$' or '@';

    private static bool IsTokenPart(char c) =>
        char.IsAsciiLetter(c) || IsStandIn(c) || c is '-' or '.' or '_' or '*' or '~' or '\'' or '+' or '`' or '^';

    private readonly struct FirstAnchor : IAnchorSink
    {
        public bool Take(ulong bits) => true;

        public void Pass(int words)
        {
        }
    }
}
