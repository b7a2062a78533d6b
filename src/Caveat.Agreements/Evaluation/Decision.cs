using System.Collections.Immutable;
using Caveat.Agreements.Evaluation.Explanations;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Waivers;

namespace Caveat.Agreements.Evaluation;

/// <summary>What the agreements say about an exchange: permitted, held or refused, always with the clauses that say so. Immutable.</summary>
public abstract record Decision
{
    private Decision(AgreementVersion agreement, ImmutableArray<Clause> clauses)
    {
        Agreement = agreement;
        Clauses = clauses;
    }

    /// <summary>The agreement that decides; where several permit, the first by id that is no overlay.</summary>
    public AgreementVersion Agreement { get; }

    /// <summary>Clauses of <see cref="Agreement"/>: those that permit, then those that oblige, in their order; or the deciding clause and then the others that also stand against it.</summary>
    /// <remarks>Empty only where no clause decides: the agreement is not in force, an order refuses, the evaluation failed.</remarks>
    public ImmutableArray<Clause> Clauses { get; }

    /// <summary>The other agreements that took part, by id; empty where one decides alone.</summary>
    public ImmutableArray<AgreementClauses> Others { get; internal init; } = [];

    /// <summary>The waivers without which a clause would have stood against the exchange, by id.</summary>
    public ImmutableArray<Waiver> Waivers { get; internal init; } = [];

    /// <summary>The digest of the instruments that decided; the default value where they are one agreement alone.</summary>
    public AgreementDigest Instruments { get; internal init; }

    /// <summary>None when permitted.</summary>
    public virtual DecisionReason Reason => DecisionReason.None;

    /// <summary>One sentence for people, which holds nothing of the prompt: in French, or else in English. Empty when permitted.</summary>
    public virtual string Explain(Language language) => "";

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
        internal Held(AgreementVersion agreement, ImmutableArray<Clause> clauses, Sentence sentence)
            : base(agreement, clauses) => Sentence = sentence;

        public override DecisionReason Reason => DecisionReason.HeldForReview;

        /// <summary>All of these must be given before it is released, each clause once.</summary>
        public ImmutableArray<ApprovalTerms> Approvals { get; internal init; } = [];

        /// <summary>The explanation in English.</summary>
        public string Explanation => Explain(Language.English);

        internal Sentence Sentence { get; }

        public override string Explain(Language language) => Sentence.In(language);
    }

    public sealed record Refused : Decision
    {
        internal Refused(AgreementVersion agreement, ImmutableArray<Clause> clauses, DecisionReason reason, Sentence sentence)
            : base(agreement, clauses)
        {
            Reason = reason;
            Sentence = sentence;
        }

        public override DecisionReason Reason { get; }

        /// <summary>The order that refuses; null where a clause does.</summary>
        public OrderReference? Order { get; internal init; }

        /// <summary>The explanation in English.</summary>
        public string Explanation => Explain(Language.English);

        internal Sentence Sentence { get; }

        public override string Explain(Language language) => Sentence.In(language);
    }
}
