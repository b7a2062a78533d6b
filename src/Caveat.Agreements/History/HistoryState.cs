namespace Caveat.Agreements.History;

/// <summary>Where an agreement's history stands at a time.</summary>
public abstract record HistoryState
{
    private HistoryState()
    {
    }

    public sealed record InForce(Agreement Agreement) : HistoryState;

    /// <summary>The next version takes effect at <paramref name="From"/>.</summary>
    public sealed record NotYetInForce(Agreement Next, DateTimeOffset From) : HistoryState;

    /// <summary>The last version ended at <paramref name="Since"/> and none follows.</summary>
    public sealed record Expired(Agreement Last, DateTimeOffset Since) : HistoryState;
}
