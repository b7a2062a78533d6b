namespace Caveat.Agreements.Evaluation.Compiled;

/// <summary>Is shown the clauses that may concern an exchange; a clause may come twice.</summary>
internal interface IRestrictionVisitor
{
    void Visit(Restriction restriction);
}
