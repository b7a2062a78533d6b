using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation.Compiled;

/// <summary>A clause that weakens another one.</summary>
internal sealed class Exemption(Clause clause, int rank, Rule.Except rule) : DatedClause(clause, rank)
{
    public ClauseNumber Of => rule.Clause;

    public Condition When => rule.When;

    public ExceptionEffect Then => rule.Then;
}
