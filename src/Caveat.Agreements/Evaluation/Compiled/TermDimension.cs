namespace Caveat.Agreements.Evaluation.Compiled;

/// <summary>What clauses can be looked up by; where two would do equally, the one that exchanges have more rarely comes first.</summary>
internal enum TermDimension : byte
{
    Use = 0,
    Data,
    Tool,
    Declaration,
    Label,
    Model,
    Purpose,
    Organisation,
    Nation,
    Kind,
    Vendor,

    /// <summary>By nothing: the clause concerns every exchange.</summary>
    None,
}
