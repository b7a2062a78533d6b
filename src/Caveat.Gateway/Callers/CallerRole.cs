namespace Caveat.Gateway.Callers;

/// <summary>What a caller may read beyond its own exchanges.</summary>
public enum CallerRole
{
    /// <summary>Asks, and reads the receipts of its own exchanges.</summary>
    Caller,

    /// <summary>Also reads every receipt; sees no content.</summary>
    Inspector,
}
