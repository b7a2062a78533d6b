namespace Caveat.Agreements;

/// <summary>A clause's honesty label: how far a machine can hold the parties to it.</summary>
public enum Enforcement : byte
{
    /// <summary>No technical means; the words bind the parties only.</summary>
    Stated = 0,

    /// <summary>Someone declares it and answers for it.</summary>
    Attested = 1,

    /// <summary>Found with a measured rate, then refused or reviewed.</summary>
    Detected = 2,

    /// <summary>Cannot happen.</summary>
    Enforced = 3,
}
