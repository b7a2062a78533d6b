using System.Numerics;

namespace Caveat.Bench.Load.Measuring;

/// <summary>Counts of durations in nanoseconds, in buckets of at most 1.6 % width (the idea of HdrHistogram: linear within each power of two).</summary>
/// <remarks>Not thread-safe: one per connection, added together at the end.</remarks>
internal sealed class LatencyHistogram
{
    private const int Bits = 6;
    private const int Steps = 1 << Bits;
    private const int Octaves = 40;

    private readonly long[] _counts = new long[Steps * (Octaves + 1)];

    public long Count { get; private set; }

    public void Record(long nanoseconds)
    {
        _counts[Index(Math.Clamp(nanoseconds, 0, (1L << (Octaves + Bits)) - 1))]++;
        Count++;
    }

    public void Add(LatencyHistogram other)
    {
        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }
        Count += other.Count;
    }

    /// <summary>The middle of the bucket that holds the given share (0 to 1) of all durations at or below it; zero without any.</summary>
    public double Quantile(double share)
    {
        long remaining = Math.Max(1, (long)Math.Ceiling(share * Count));
        for (int i = 0; i < _counts.Length; i++)
        {
            remaining -= _counts[i];
            if (remaining <= 0)
            {
                return (LowerEdge(i) + LowerEdge(i + 1)) / 2.0;
            }
        }
        return 0;
    }

    private static int Index(long value)
    {
        int shift = Math.Max(0, BitOperations.Log2((ulong)value) - Bits);
        return (shift * Steps) + (int)(value >> shift);
    }

    private static long LowerEdge(int index)
    {
        int shift = Math.Max(0, (index / Steps) - 1);
        return (long)(index - (shift * Steps)) << shift;
    }
}
