namespace Caveat.Ledger.Journal;

/// <summary>Tells a batch's waiters in as many lists as there are processors: one hand-over for each, and none idle.</summary>
/// <remarks>For the journal's thread only.</remarks>
internal sealed class Announcer(int processors)
{
    private readonly PendingAppend?[] _lists = new PendingAppend?[processors];

    public void Tell(ReadOnlySpan<PendingAppend?> waiters)
    {
        var list = 0;
        // From the last to the first, so that each list is in the order of the entries.
        for (var i = waiters.Length - 1; i >= 0; i--)
        {
            if (waiters[i] is { } waiter)
            {
                waiter.Next = _lists[list];
                _lists[list] = waiter;
                list = (list + 1) % _lists.Length;
            }
        }

        foreach (ref var first in _lists.AsSpan())
        {
            first?.Tell();
            first = null;
        }
    }
}
