using System.Diagnostics;
using Caveat.Bench.Load.Driving;
using Caveat.Bench.Load.Measuring;

namespace Caveat.Bench.Load.Pages;

/// <summary>When the vendor wrote each token of one answer, and when each was at the reader.</summary>
/// <remarks>The vendor writes a time before the token leaves; the reader looks only at tokens that it has.</remarks>
internal sealed class TimedAnswer(int number)
{
    private readonly long[] _written = new long[PagedText.Tokens];
    private int _seen;

    public int Number => number;

    /// <summary>Whether the vendor has written a token.</summary>
    public bool HasBegun => Volatile.Read(ref _written[0]) != 0;

    public LatencyHistogram Delays { get; } = new();

    /// <summary>How often the reader was told of more.</summary>
    public int Steps { get; private set; }

    public void Write(int token) => Volatile.Write(ref _written[token], Stopwatch.GetTimestamp());

    /// <summary>The reader has so many characters.</summary>
    public void See(int characters)
    {
        long now = Stopwatch.GetTimestamp();
        int whole = PagedText.Whole(characters);
        if (whole < _seen)
        {
            throw new BenchFailureException($"Answer {number} shrank from {_seen} to {whole} tokens.");
        }
        Steps += whole > _seen ? 1 : 0;
        for (; _seen < whole; _seen++)
        {
            Delays.Record((long)Stopwatch.GetElapsedTime(Volatile.Read(ref _written[_seen]), now).TotalNanoseconds);
        }
    }

    public void End(string text, string expected)
    {
        if (_seen != PagedText.Tokens || text != expected)
        {
            throw new BenchFailureException($"Answer {number} ended after {_seen} of {PagedText.Tokens} tokens, or with another text than the vendor's.");
        }
    }
}
