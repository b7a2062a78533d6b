using System.Buffers;
using System.Text;

namespace Caveat.Assistant.Conversations;

/// <summary>The words of a query, and where a text has them all. Immutable, thread-safe.</summary>
internal sealed class SearchText
{
    private const int MostWords = 16;
    private const int Before = 60;
    private const int After = 160;
    private const char Cut = '…';

    private readonly string[] _words;

    private SearchText(string[] words) => _words = words;

    public bool IsEmpty => _words.Length == 0;

    public static SearchText Of(string query) =>
        new([.. Fold(query).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords)]);

    /// <summary>A text without case and accents.</summary>
    public static string Fold(string text)
    {
        var folded = ArrayPool<char>.Shared.Rent(text.Length * LetterFolding.Most);
        try
        {
            return new string(folded, 0, Fold(text, folded, null));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(folded);
        }
    }

    /// <summary>The words around the first of the query's in a text that has them all; else null.</summary>
    public Excerpt? Find(string text)
    {
        var folded = ArrayPool<char>.Shared.Rent(text.Length * LetterFolding.Most);
        try
        {
            ReadOnlySpan<char> searched = folded.AsSpan(0, Fold(text, folded, null));
            var (first, length) = (int.MaxValue, 0);
            foreach (var word in _words)
            {
                var at = searched.IndexOf(word, StringComparison.Ordinal);
                if (at < 0)
                {
                    return null;
                }

                (first, length) = at < first ? (at, word.Length) : (first, length);
            }

            return Around(text, searched.Length, first, first + length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(folded);
        }
    }

    private static Excerpt Around(string text, int foldedLength, int foldedStart, int foldedEnd)
    {
        // Only now, for a hit: where in the text each folded letter came from.
        var origins = new int[foldedLength + 1];
        Fold(text, new char[foldedLength + LetterFolding.Most], origins);
        origins[foldedLength] = text.Length;
        var (start, end) = (origins[foldedStart], Math.Max(origins[foldedEnd], origins[foldedEnd - 1] + 1));
        var (from, to) = (WordStart(text, start), WordEnd(text, end));
        var excerpt = new StringBuilder(to - from + 2);
        if (from > 0)
        {
            excerpt.Append(Cut);
        }

        var shift = excerpt.Length - from;
        foreach (var letter in text.AsSpan(from, to - from))
        {
            excerpt.Append(char.IsControl(letter) ? ' ' : letter);
        }

        if (to < text.Length)
        {
            excerpt.Append(Cut);
        }

        return new Excerpt(excerpt.ToString(), start + shift, end - start);
    }

    private static int WordStart(string text, int hit)
    {
        var from = Math.Max(0, hit - Before);
        var space = from == 0 ? -1 : text.AsSpan(from, hit - from).IndexOfAny(' ', '\n');
        from = space < 0 ? from : from + space + 1;
        return from > 0 && from < text.Length && char.IsLowSurrogate(text[from]) ? from - 1 : from;
    }

    private static int WordEnd(string text, int hit)
    {
        var to = Math.Min(text.Length, hit + After);
        var space = to == text.Length ? -1 : text.AsSpan(hit, to - hit).LastIndexOfAny(' ', '\n');
        to = space <= 0 ? to : hit + space;
        return to < text.Length && char.IsLowSurrogate(text[to]) ? to + 1 : to;
    }

    private static int Fold(ReadOnlySpan<char> text, Span<char> folded, int[]? origins)
    {
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter < 0x80)
            {
                Put(folded, origins, ref length, at, (uint)(letter - 'A') <= 'Z' - 'A' ? (char)(letter | 0x20) : letter);
            }
            else if (LetterFolding.Of(letter) is { } known)
            {
                foreach (var one in known)
                {
                    Put(folded, origins, ref length, at, one);
                }
            }
            else
            {
                Put(folded, origins, ref length, at, char.ToLowerInvariant(letter));
            }
        }

        return length;
    }

    private static void Put(Span<char> folded, int[]? origins, ref int length, int at, char letter)
    {
        folded[length] = letter;
        origins?[length] = at;
        length++;
    }
}
