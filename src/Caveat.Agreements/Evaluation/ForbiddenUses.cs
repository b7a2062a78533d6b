using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation;

/// <summary>Which clauses forbid a use: those that refuse it, and those that hold it for a reviewer.</summary>
internal sealed class ForbiddenUses(Agreement agreement)
{
    private readonly ClauseIndex<UseId> _refusing = Index(agreement, WhenDetected.Refuse);
    private readonly ClauseIndex<UseId> _holding = Index(agreement, WhenDetected.HoldForReviewer);

    public Clause? Refusing(UseId use) => _refusing.Find(use);

    public Clause? Holding(UseId use) => _holding.Find(use);

    private static ClauseIndex<UseId> Index(Agreement agreement, WhenDetected when) => new(
        from clause in agreement.Clauses
        let forbid = clause.Rule as Rule.Forbid
        where forbid is { When.Terms: [Term.Uses] } && forbid.Then == when
        from use in ((Term.Uses)forbid.When.Terms[0]).Values
        select (use, clause));
}
