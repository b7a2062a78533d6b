namespace Caveat.Agreements.Analysis;

/// <summary>What becomes of an exchange; a later one is stricter.</summary>
public enum Standing : byte
{
    Permitted = 0,
    Held = 1,
    Refused = 2,
}
