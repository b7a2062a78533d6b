using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Tests.Evaluation;

/// <summary>The meaning of an agreement, clause by clause and as slowly as one reads: the oracle for the compiled evaluator.</summary>
internal static class PlainReading
{
    public static string Of(Agreement agreement, ExchangeFacts facts)
    {
        Rule[] rules = [.. agreement.Clauses.Select(clause => clause.Rule).OfType<Rule>()];
        Organisation[] line = [.. Ancestry(agreement.Register, facts.Organisation)];

        var inForce = facts.Time >= agreement.InForce.From && (agreement.InForce.Until is null || facts.Time < agreement.InForce.Until);
        var scope = rules.OfType<Rule.Scope>().FirstOrDefault(scope => scope.Network == facts.Network);
        var inScope = scope is not null
            && facts.Grade.Classification <= scope.Ceiling.At(facts.Time).Classification
            && (scope.Released == WhenReleased.Permit || facts.Released.Classification <= scope.Ceiling.At(facts.Time).Classification)
            && (scope.Unread != WhenUnread.Refuse || !facts.Unread);
        var unreadHeld = facts.Unread && scope?.Unread == WhenUnread.HoldForReviewer;
        var excluded = rules.OfType<Rule.ExcludeOrganisations>().Any(exclude => line.Any(organisation => Selects(exclude.Organisations, organisation)));
        var permitted =
            rules.OfType<Rule.PermitOrganisations>().Any(permit => line.Any(organisation => Selects(permit.Organisations, organisation)))
            && rules.OfType<Rule.PermitNations>().Any(permit => permit.Nations.Contains(facts.Nation))
            && rules.OfType<Rule.PermitPurposes>().Any(permit => permit.Purposes.Contains(facts.Purpose))
            && rules.OfType<Rule.PermitVendors>().Any(permit => permit.Vendors.Contains(facts.Vendor))
            && (!rules.OfType<Rule.PermitModels>().Any() || rules.OfType<Rule.PermitModels>().Any(permit => permit.Models.Any(model => Matches(model, facts))));
        Rule.Forbid[] found = [.. rules.OfType<Rule.Forbid>().Where(forbid => forbid.When.Terms.OfType<Term.Uses>().Any(uses => uses.Values.Any(facts.Findings.Contains)))];

        return !inForce || !inScope || excluded || !permitted || found.Any(forbid => forbid.Then == WhenDetected.Refuse) ? "Refused"
            : found.Length > 0 || unreadHeld ? "Held"
            : "Permitted";
    }

    private static bool Matches(ModelPattern pattern, ExchangeFacts facts) =>
        pattern.Vendor == facts.Vendor && (pattern.IsAny || facts.Model.Value == pattern.Name || facts.Model.Value == pattern.ToString());

    private static bool Selects(OrganisationSelection selection, Organisation organisation) =>
        selection.Ids.Contains(organisation.Id) || selection.Kinds.Contains(organisation.Kind);

    private static IEnumerable<Organisation> Ancestry(Register register, OrganisationId? id)
    {
        while (id is not null && register.Organisations.FirstOrDefault(organisation => organisation.Id == id) is { } organisation)
        {
            yield return organisation;
            id = organisation.Parent;
        }
    }
}
