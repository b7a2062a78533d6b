using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Reading;

/// <summary>The strongest label that a rule may honestly have, and why it is no stronger.</summary>
/// <remarks>A clause is as strong as its weakest part.</remarks>
internal readonly record struct EnforcementReach(Enforcement Best, string Because)
{
    private static readonly EnforcementReach Enforced = new(Enforcement.Enforced, "nothing");

    public static EnforcementReach Of(Rule rule)
    {
        var reach = OfForm(rule);
        foreach (var term in rule.Condition.Terms)
        {
            var part = Of(term);
            reach = part.Best < reach.Best ? part : reach;
        }

        return reach;
    }

    private static EnforcementReach OfForm(Rule rule) => rule switch
    {
        Rule.Scope => new(Enforcement.Detected, "markings are found by reading"),
        Rule.PermitPurposes => new(Enforcement.Attested, "a purpose is declared"),
        Rule.RequireLegalAuthority => new(Enforcement.Attested, "a legal authority is declared"),
        Rule.Limit { Unit: not LimitUnit.Requests } => new(Enforcement.Detected, "tokens and money are counted when an answer ends"),
        Rule.Protect => new(Enforcement.Detected, "secrets and personal data are found by screening"),
        Rule.Residency => new(Enforcement.Attested, "where a provider runs is what its configuration says"),
        Rule.Report => new(Enforcement.Attested, "people write and send a report"),
        _ => Enforced,
    };

    private static EnforcementReach Of(Term term) => term switch
    {
        Term.OfUses => new(Enforcement.Detected, "a use is only found by screening"),
        Term.OfData => new(Enforcement.Detected, "data are only found by screening"),
        Term.LabelAbove => new(Enforcement.Detected, "markings are found by reading"),
        Term.OfTools => new(Enforcement.Detected, "the names of tools are what a vendor sends"),
        Term.OfPurposes => new(Enforcement.Attested, "a purpose is declared"),
        Term.Declared or Term.NotDeclared => new(Enforcement.Attested, "a declaration is someone's word"),
        _ => Enforced,
    };
}
