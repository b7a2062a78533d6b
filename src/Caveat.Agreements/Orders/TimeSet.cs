using System.Collections.Immutable;

namespace Caveat.Agreements.Orders;

/// <summary>A set of times: half-open intervals in UTC. Immutable.</summary>
/// <remarks>INVARIANT: kept as the ascending times at which membership changes, the first of them into the set, so that no interval is empty or touches the next.</remarks>
internal sealed class TimeSet
{
    private readonly ImmutableArray<long> _changes;

    private TimeSet(ImmutableArray<long> changes) => _changes = changes;

    public static TimeSet None { get; } = new([]);

    public static TimeSet Always { get; } = new([DateTimeOffset.MinValue.UtcTicks]);

    public static TimeSet From(DateTimeOffset from) => new([from.UtcTicks]);

    /// <summary>Empty where <paramref name="until"/> is not after <paramref name="from"/>; without end where it is absent.</summary>
    public static TimeSet Between(DateTimeOffset from, DateTimeOffset? until) =>
        until is not { } end ? From(from)
        : end > from ? new([from.UtcTicks, end.UtcTicks])
        : None;

    /// <summary>All times at which membership changes.</summary>
    public IEnumerable<DateTimeOffset> Changes => _changes.Select(At);

    /// <summary>The intervals in ascending order; the last may have no end.</summary>
    public IEnumerable<(DateTimeOffset From, DateTimeOffset? Until)> Intervals
    {
        get
        {
            for (int i = 0; i < _changes.Length; i += 2)
            {
                yield return (At(_changes[i]), i + 1 < _changes.Length ? At(_changes[i + 1]) : null);
            }
        }
    }

    public bool Contains(DateTimeOffset time)
    {
        // An order has a handful of changes at most: a loop beats a search.
        bool inside = false;
        foreach (long change in _changes)
        {
            if (change > time.UtcTicks)
            {
                break;
            }

            inside = !inside;
        }

        return inside;
    }

    public TimeSet Or(TimeSet other) => Combine(other, (mine, theirs) => mine || theirs);

    public TimeSet And(TimeSet other) => Combine(other, (mine, theirs) => mine && theirs);

    public TimeSet Except(TimeSet other) => Combine(other, (mine, theirs) => mine && !theirs);

    /// <summary>Holds for operations that give nothing of nothing.</summary>
    private TimeSet Combine(TimeSet other, Func<bool, bool, bool> operation)
    {
        var changes = ImmutableArray.CreateBuilder<long>();
        (int i, int j, bool mine, bool theirs, bool inside) = (0, 0, false, false, false);
        while (i < _changes.Length || j < other._changes.Length)
        {
            long next = Math.Min(
                i < _changes.Length ? _changes[i] : long.MaxValue,
                j < other._changes.Length ? other._changes[j] : long.MaxValue);
            if (i < _changes.Length && _changes[i] == next)
            {
                mine = !mine;
                i++;
            }

            if (j < other._changes.Length && other._changes[j] == next)
            {
                theirs = !theirs;
                j++;
            }

            if (operation(mine, theirs) != inside)
            {
                inside = !inside;
                changes.Add(next);
            }
        }

        return new(changes.ToImmutable());
    }

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);
}
