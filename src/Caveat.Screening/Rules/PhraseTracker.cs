using Caveat.Labels.Folding;

namespace Caveat.Screening.Rules;

/// <summary>Matches words and phrases of the vocabulary as words go by. Reusable; for one thread at a time.</summary>
internal sealed class PhraseTracker(WordTrie vocabulary, ulong holding)
{
    private const int MaxOpen = 8;

    private (int Node, long Start)[] _open = new (int, long)[MaxOpen];
    private (int Node, long Start)[] _next = new (int, long)[MaxOpen];
    private readonly (ulong Bits, long Start)[] _matches = new (ulong, long)[(MaxOpen + 1) * 3];
    private readonly byte[] _plain = new byte[WordScanner.MaxWord];
    private int _openCount;
    private int _nextCount;
    private int _matchCount;

    /// <summary>Where the earliest open phrase of a holding group starts; <see cref="long.MaxValue"/> when none is open.</summary>
    public long Start
    {
        get
        {
            var start = long.MaxValue;
            foreach (var (node, from) in _open.AsSpan(0, _openCount))
            {
                start = (vocabulary.Below(node) & holding) != 0 ? Math.Min(start, from) : start;
            }
            return start;
        }
    }

    public void Reset() => _openCount = 0;

    /// <summary>Reads one word; the matches that it completes, each with its start. Valid until the next call.</summary>
    public ReadOnlySpan<(ulong Bits, long Start)> Take(ReadOnlySpan<byte> letters, WordShape shape, long start)
    {
        _matchCount = 0;
        _nextCount = 0;
        TakeReading(letters, start);
        if (Leet.IsMixed(shape))
        {
            TakeReading(Decode(letters, 'i'), start);
            TakeReading(Decode(letters, 'l'), start);
        }
        (_open, _next) = (_next, _open);
        _openCount = _nextCount;
        return _matches.AsSpan(0, _matchCount);
    }

    /// <summary>The bits of a whole word in any of its readings.</summary>
    public ulong Match(ReadOnlySpan<byte> letters, WordShape shape)
    {
        if (letters.Length > WordScanner.MaxWord)
        {
            return 0;
        }
        var bits = vocabulary.Match(letters);
        return Leet.IsMixed(shape)
            ? bits | vocabulary.Match(Decode(letters, 'i')) | vocabulary.Match(Decode(letters, 'l'))
            : bits;
    }

    private void TakeReading(ReadOnlySpan<byte> letters, long start)
    {
        Step(WordTrie.Root, letters, start);
        foreach (var (node, from) in _open.AsSpan(0, _openCount))
        {
            Step(node, letters, from);
        }
    }

    private void Step(int node, ReadOnlySpan<byte> letters, long start)
    {
        var bits = vocabulary.Step(node, letters, out var phrase, out var stemPhrase);
        if (bits != 0 && _matchCount < _matches.Length)
        {
            _matches[_matchCount++] = (bits, start);
        }
        Open(phrase, start);
        Open(stemPhrase, start);
    }

    private void Open(int node, long start)
    {
        if (node != WordTrie.None && _nextCount < MaxOpen)
        {
            _next[_nextCount++] = (node, start);
        }
    }

    private ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> letters, char one)
    {
        Leet.Decode(letters, _plain, one);
        return _plain.AsSpan(0, letters.Length);
    }
}
