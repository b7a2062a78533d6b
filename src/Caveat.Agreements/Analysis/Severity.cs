namespace Caveat.Agreements.Analysis;

/// <summary>How much a concern matters.</summary>
public enum Severity : byte
{
    /// <summary>Often meant so.</summary>
    Note = 0,

    /// <summary>Probably not what the parties mean.</summary>
    Warning,

    /// <summary>The agreement does not say one thing, or says what cannot be.</summary>
    Error,
}
