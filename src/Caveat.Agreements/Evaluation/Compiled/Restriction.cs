using System.Collections.Immutable;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation.Compiled;

/// <summary>A clause that can stand against an exchange: forbid, exclude, require, limit, protect or residency.</summary>
internal sealed class Restriction : DatedClause
{
    private readonly bool _readsContent;
    private readonly bool _readsTools;

    public Restriction(AgreementId agreement, Clause clause, int rank, Exemption[] exceptions)
        : base(clause, rank)
    {
        Rule = clause.Rule!;
        Reference = new(agreement, clause.Number);
        Exceptions = exceptions;
        When = Rule switch
        {
            Rule.ExcludeOrganisations exclude => new([new Term.OfOrganisations(exclude.Organisations)]),
            Rule.Protect protect => new([new Term.OfData([protect.Data])]),
            _ => Rule.Condition,
        };
        _readsTools = When.Terms.Any(term => term is Term.OfTools);
        _readsContent = _readsTools || When.Terms.Any(term => term is Term.OfUses or Term.OfData or Term.LabelAbove);
        Dimension = DimensionOf(Rule);
    }

    public Rule Rule { get; }

    public ClauseReference Reference { get; }

    public Condition When { get; }

    public Exemption[] Exceptions { get; }

    /// <summary>The dimension that the clause is about and no other: there an agreement that prevails can set it aside.</summary>
    public PermitDimension Dimension { get; }

    /// <summary>Whether it can hold what is being decided on: where it reads nothing of the content, approving the prompt was all it asks for.</summary>
    public bool HoldsIn(in ExchangeFacts facts) => !facts.IsAnswer || _readsContent || Rule is Rule.RequireReview;

    public RestrictionEffect EffectOn(in ExchangeFacts facts) => Rule switch
    {
        Rule.Forbid forbid => forbid.Then == WhenDetected.HoldForReviewer ? RestrictionEffect.Hold : RestrictionEffect.Refuse,
        Rule.ExcludeOrganisations => RestrictionEffect.Refuse,
        // Of answers only what their tools do: all else was approved, or not, with the prompt.
        Rule.RequireApproval => facts.IsAnswer && !_readsTools ? RestrictionEffect.None : RestrictionEffect.Hold,
        Rule.RequireLegalAuthority authority => CompiledRegister.Meets(authority.AnyOf, facts.Declarations) ? RestrictionEffect.None : RestrictionEffect.Refuse,
        Rule.RequireMarking => RestrictionEffect.Oblige,
        Rule.RequireReview => facts.IsAnswer ? RestrictionEffect.Hold : RestrictionEffect.Oblige,
        Rule.Limit => Contains(facts.Exhausted, Reference) ? RestrictionEffect.Refuse : RestrictionEffect.None,
        // An answer goes to the caller, not to a model.
        Rule.Protect protect => facts.IsAnswer ? RestrictionEffect.None : OfFound(protect.Then, !facts.Irremovable.IsDefaultOrEmpty && facts.Irremovable.Contains(protect.Data)),
        // Fail closed: a provider whose place nobody declared is nowhere permitted.
        Rule.Residency residency => residency.Nations.Contains(facts.Location) ? RestrictionEffect.None : RestrictionEffect.Refuse,
        _ => RestrictionEffect.Refuse,
    };

    public static bool IsOne(Rule? rule) => rule is Rule.Forbid or Rule.ExcludeOrganisations or Rule.RequireApproval or Rule.RequireLegalAuthority
        or Rule.RequireMarking or Rule.RequireReview or Rule.Limit or Rule.Protect or Rule.Residency;

    public static bool Contains(ImmutableArray<ClauseReference> references, ClauseReference reference) =>
        !references.IsDefaultOrEmpty && references.Contains(reference);

    private static RestrictionEffect OfFound(WhenFound then, bool irremovable) => then switch
    {
        // Fail closed: what cannot be taken out does not go.
        WhenFound.Redact => irremovable ? RestrictionEffect.Refuse : RestrictionEffect.Oblige,
        WhenFound.HoldForReviewer => RestrictionEffect.Hold,
        _ => RestrictionEffect.Refuse,
    };

    private static PermitDimension DimensionOf(Rule rule) => rule switch
    {
        Rule.ExcludeOrganisations => PermitDimension.Organisation,
        Rule.Forbid { When.Terms: [var only] } => only switch
        {
            Term.OfOrganisations => PermitDimension.Organisation,
            Term.OfNations => PermitDimension.Nation,
            Term.OfPurposes => PermitDimension.Purpose,
            Term.OfVendors => PermitDimension.Vendor,
            Term.OfModels => PermitDimension.Model,
            _ => PermitDimension.None,
        },
        _ => PermitDimension.None,
    };
}
