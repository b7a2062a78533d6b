using System.Collections.Immutable;
using Caveat.Agreements.Orders;

namespace Caveat.Agreements.Evaluation;

/// <summary>What an agreement says about an exchange: permitted, held or refused, always with the clauses that say so. Immutable.</summary>
public abstract record Decision
{
    private Decision(AgreementVersion agreement, ImmutableArray<Clause> clauses)
    {
        Agreement = agreement;
        Clauses = clauses;
    }

    public AgreementVersion Agreement { get; }

    /// <summary>The clauses that permit, in their order; or the deciding clause and then the others that also stand against it.</summary>
    /// <remarks>Empty only where no clause decides: the agreement is not in force.</remarks>
    public ImmutableArray<Clause> Clauses { get; }

    /// <summary>None when permitted.</summary>
    public virtual DecisionReason Reason => DecisionReason.None;

    public sealed record Permitted : Decision
    {
        internal Permitted(AgreementVersion agreement, ImmutableArray<Clause> clauses)
            : base(agreement, clauses)
        {
        }

        public Obligations Obligations { get; internal init; } = Obligations.None;
    }

    /// <summary>Not released until a reviewer, who is not the caller, says so.</summary>
    public sealed record Held : Decision
    {
        internal Held(AgreementVersion agreement, ImmutableArray<Clause> clauses, string explanation)
            : base(agreement, clauses) => Explanation = explanation;

        public override DecisionReason Reason => DecisionReason.HeldForReview;

        /// <summary>All of these must be given before it is released.</summary>
        public ImmutableArray<ApprovalTerms> Approvals { get; internal init; } = [];

        /// <summary>One sentence for people; holds nothing of the prompt.</summary>
        public string Explanation { get; }
    }

    public sealed record Refused : Decision
    {
        internal Refused(AgreementVersion agreement, ImmutableArray<Clause> clauses, DecisionReason reason, string explanation)
            : base(agreement, clauses)
        {
            Reason = reason;
            Explanation = explanation;
        }

        public override DecisionReason Reason { get; }

        /// <summary>The order that refuses; null where a clause does.</summary>
        public OrderReference? Order { get; internal init; }

        /// <summary>One sentence for people; holds nothing of the prompt.</summary>
        public string Explanation { get; }
    }
}
