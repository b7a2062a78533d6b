namespace Caveat.Agreements.Orders;

/// <summary>What happens at the hard stop to an exchange whose answer is still on its way.</summary>
public enum InFlight : byte
{
    /// <summary>The default: its answer ends there.</summary>
    Cut = 0,

    /// <summary>It may be completed.</summary>
    Finish = 1,
}
