using System.Collections.Concurrent;

namespace Caveat.Agreements.Evaluation;

/// <summary>Permitted decisions by what makes them, so that a permitted exchange allocates nothing.</summary>
/// <remarks>Bounded by the combinations of clauses, not of facts, and by <see cref="MaxKept"/>; beyond it decisions are made anew. Thread-safe.</remarks>
internal sealed class PermitCache<TKey>(Func<TKey, Decision.Permitted> make)
    where TKey : struct, IEquatable<TKey>
{
    private const int MaxKept = 4_096;

    private readonly ConcurrentDictionary<TKey, Decision.Permitted> _kept = new();
    private int _count;

    public Decision.Permitted Find(in TKey key)
    {
        if (_kept.TryGetValue(key, out var decision))
        {
            return decision;
        }

        decision = make(key);
        // Read, not counted, by ConcurrentDictionary.Count: that takes every lock of the dictionary.
        if (Volatile.Read(ref _count) < MaxKept && _kept.TryAdd(key, decision))
        {
            Interlocked.Increment(ref _count);
        }

        return decision;
    }
}
