namespace Caveat.Agreements;

/// <summary>When an agreement is in force: UTC, from inclusive, until exclusive; no end when until is absent.</summary>
public readonly record struct InForceInterval(DateTimeOffset From, DateTimeOffset? Until)
{
    public bool Contains(DateTimeOffset time) => time >= From && !(time >= Until);
}
