namespace Caveat.Agreements.Analysis;

/// <summary>What is the matter with clauses.</summary>
public enum ConcernKind : byte
{
    /// <summary>One clause permits what another refuses for exactly the same thing, or two exceptions disagree.</summary>
    Conflict = 0,

    /// <summary>It never decides anything, because others always decide first.</summary>
    Shadowed,

    /// <summary>No exchange can meet its condition.</summary>
    Unreachable,

    /// <summary>Something that the register has and no clause covers.</summary>
    Gap,

    /// <summary>Nothing here can find what it is about.</summary>
    NotEnforceable,

    /// <summary>An amendment permits what was refused or held.</summary>
    Widening,

    /// <summary>Several agreements do not fit together.</summary>
    Together,

    /// <summary>The analysis itself could not be carried through.</summary>
    Incomplete,
}
