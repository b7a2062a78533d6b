namespace Caveat.Agreements.Analysis;

/// <summary>What an amendment does to a clause.</summary>
public enum ClauseChangeKind : byte
{
    Added = 0,
    Removed,

    /// <summary>Its rule, the times in which it counts, its enforcement label or its waiver.</summary>
    Rule,

    /// <summary>Its title or text in any language, and nothing that a machine acts on.</summary>
    Prose,
}
