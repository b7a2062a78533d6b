namespace Caveat.Gateway.Storage.Submissions;

/// <summary>Which of the signed documents an envelope holds.</summary>
public enum InstrumentKind
{
    Agreement,
    Order,
    Waiver,

    /// <summary>A declaration that a waiver's notice was given.</summary>
    Notice,
}
