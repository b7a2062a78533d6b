namespace Caveat.Agreements.Orders;

/// <summary>Where an order stands at a time.</summary>
public enum OrderState : byte
{
    /// <summary>It will have effect.</summary>
    Announced = 0,

    /// <summary>A stay, a reinstatement or a supersession has effect.</summary>
    InEffect = 1,

    /// <summary>No new conversation begins with its target.</summary>
    WindingDown = 2,

    /// <summary>Nothing goes to its target.</summary>
    Stopped = 3,

    /// <summary>Another order takes its effect away for now.</summary>
    Stayed = 4,

    /// <summary>Another order stands in its place.</summary>
    Superseded = 5,

    /// <summary>It is over, by its own terms or by a reinstatement.</summary>
    Ended = 6,
}
