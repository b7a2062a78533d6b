namespace Caveat.Gateway.Storage.Changes;

/// <summary>What changed; the lower-case name is its row in the table <c>changes</c>.</summary>
public enum ChangeTopic
{
    /// <summary>Who may ask: keys added, replaced or removed.</summary>
    Callers,

    /// <summary>An agreement, order, waiver or notice was submitted, accepted or withdrawn.</summary>
    Instruments,

    /// <summary>A limit was reached, or is no longer.</summary>
    Limits,

    /// <summary>A review was opened or changed its state.</summary>
    Reviews,

    /// <summary>Somebody accepted or declined an agreement.</summary>
    Consents,
}
