namespace Caveat.Agreements.Registers;

/// <summary>What a tool is declared to do; a later one is stricter.</summary>
public enum ToolEffect : byte
{
    /// <summary>It changes nothing.</summary>
    Reads = 0,

    /// <summary>It changes data.</summary>
    Writes = 1,

    /// <summary>It acts in the world.</summary>
    Acts = 2,
}
