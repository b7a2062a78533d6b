namespace Caveat.Agreements.Orders;

/// <summary>What an order does.</summary>
public enum OrderVerb : byte
{
    /// <summary>Ends something for good.</summary>
    Terminate = 0,

    /// <summary>Ends something for a time, or until it is reinstated.</summary>
    Suspend = 1,

    /// <summary>Takes the effect of another order away, for a time or until that order is reinstated.</summary>
    Stay = 2,

    /// <summary>Gives back what orders took: a target, or the effect of a stayed order.</summary>
    Reinstate = 3,

    /// <summary>Puts itself in the place of another order.</summary>
    Supersede = 4,
}
