namespace Caveat.Gateway.Limits;

/// <summary>What this replica has of one limit in memory: requests that it leased, or the sum that it last read. Thread-safe.</summary>
internal sealed class LimitSlice
{
    private long _left;
    private long _sum;
    private long _readAt = long.MinValue;

    public bool TryTakeOne()
    {
        while (Volatile.Read(ref _left) is var left and > 0)
        {
            if (Interlocked.CompareExchange(ref _left, left - 1, left) == left)
            {
                return true;
            }
        }

        return false;
    }

    public void Lease(long amount) => Interlocked.Add(ref _left, amount);

    public long TakeAll() => Interlocked.Exchange(ref _left, 0);

    /// <summary>Counts what was spent here, before the database has it.</summary>
    public void Add(long amount) => Interlocked.Add(ref _sum, amount);

    /// <summary>The sum of all replicas, not older than it may be.</summary>
    public async ValueTask<long> SumAsync(Func<Task<long>> read, TimeSpan maxAge, TimeProvider time)
    {
        var readAt = Volatile.Read(ref _readAt);
        if (readAt == long.MinValue || time.GetElapsedTime(readAt) > maxAge)
        {
            var known = Volatile.Read(ref _sum);
            var sum = await read().ConfigureAwait(false);
            // Never below what was counted here: an amount may still be on its way to the database.
            Interlocked.CompareExchange(ref _sum, Math.Max(sum, known), known);
            Volatile.Write(ref _readAt, time.GetTimestamp());
        }

        return Volatile.Read(ref _sum);
    }
}
