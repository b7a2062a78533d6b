namespace Caveat.Agreements.Evaluation.Compiled;

/// <summary>What permit clauses are about.</summary>
internal enum PermitDimension : byte
{
    None = 0,
    Organisation,
    Nation,
    Purpose,
    Vendor,
    Model,
}
