using System.Collections.Immutable;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Labels;

namespace Caveat.Agreements.Analysis.Spaces;

/// <summary>What one agreement asks about facts, term by term. Reads conditions as the evaluation does.</summary>
internal sealed class Questions(Agreement agreement, ToolNames tools)
{
    private readonly Dictionary<OrganisationId, Organisation> _organisations = agreement.Register.Organisations.ToDictionary(organisation => organisation.Id);

    public Agreement Agreement => agreement;

    /// <summary>Every question, so that facts which all of them answer alike are one class.</summary>
    public IEnumerable<FactTest> All =>
    [
        .. agreement.Clauses.Select(clause => clause.Rule).OfType<Rule>().SelectMany(Of),
        .. Applicability is { } applies ? [applies] : Array.Empty<FactTest>(),
        new(FactKind.Organisation, IsRegistered),
    ];

    /// <summary>For whom the agreement is; null where it is for everyone.</summary>
    public FactTest? Applicability => agreement.AppliesTo switch
    {
        Agreements.Applicability.Nations nations => Names(FactKind.Nation, nations.Values),
        Agreements.Applicability.Vendors vendors => OfVendors(vendors.Values),
        Agreements.Applicability.Organisations organisations => Of(organisations.Selection),
        _ => null,
    };

    public bool IsRegistered(object organisation) => _organisations.ContainsKey((OrganisationId)organisation);

    public IEnumerable<FactTest> Of(Condition condition) => condition.Terms.Select(Of);

    public FactTest Of(OrganisationSelection selection) => new(FactKind.Organisation, value => IsIn((OrganisationId)value, selection));

    public static FactTest OfVendors(ImmutableArray<VendorId> vendors) => new(FactKind.Model, value => vendors.Contains(((VendorModel)value).Vendor));

    public static FactTest OfModels(ImmutableArray<ModelPattern> models) => new(FactKind.Model, value => models.Any(((VendorModel)value).Matches));

    public static FactTest Above(FactKind kind, Grade grade) => new(kind, value => (Classification)value > grade.Classification);

    /// <summary>What a clause that permits permits.</summary>
    public FactTest? Permitted(Rule? rule) => rule switch
    {
        Rule.PermitOrganisations permit => Of(permit.Organisations),
        Rule.PermitNations permit => Names(FactKind.Nation, permit.Nations),
        Rule.PermitPurposes permit => Names(FactKind.Purpose, permit.Purposes),
        Rule.PermitVendors permit => OfVendors(permit.Vendors),
        Rule.PermitModels permit => OfModels(permit.Models),
        _ => null,
    };

    public static FactTest Names<T>(FactKind kind, ImmutableArray<T> values) => new(kind, value => values.Contains((T)value));

    private IEnumerable<FactTest> Of(Rule rule) => Permitted(rule) is { } permitted ? [permitted] : rule switch
    {
        Rule.Scope scope =>
        [
            Names(FactKind.Network, [scope.Network]),
            .. new[] { scope.Ceiling.First }.Concat(scope.Ceiling.Steps.Select(step => step.Value))
                .SelectMany(grade => new[] { Above(FactKind.Label, grade), Above(FactKind.Released, grade) }),
        ],
        Rule.ExcludeOrganisations exclude => [Of(exclude.Organisations)],
        Rule.Protect protect => [Names(FactKind.Data, [protect.Data])],
        Rule.Residency residency => [Names(FactKind.Location, residency.Nations)],
        Rule.RequireLegalAuthority authority => [Names(FactKind.Declaration, authority.AnyOf), .. Of(authority.When)],
        _ => Of(rule.Condition),
    };

    private FactTest Of(Term term) => term switch
    {
        Term.Uses uses => Names(FactKind.Use, uses.Values),
        Term.Purposes purposes => Names(FactKind.Purpose, purposes.Values),
        Term.Organisations organisations => Of(organisations.Selection),
        Term.Nations nations => Names(FactKind.Nation, nations.Values),
        Term.Vendors vendors => OfVendors(vendors.Values),
        Term.Models models => OfModels(models.Values),
        Term.Data data => Names(FactKind.Data, data.Values),
        Term.LabelAbove label => Above(FactKind.Label, label.Grade),
        Term.Tools called => new(FactKind.Tool, value => tools.ClassOf(agreement, (string)value) is { } known ? called.Values.Contains(known) : called.Unknown),
        Term.Declared declared => Names(FactKind.Declaration, declared.Values),
        Term.NotDeclared declared => Names(FactKind.Declaration, declared.Values) with { Negated = true },
        _ => throw new InvalidOperationException("A term has a new form."),
    };

    private bool IsIn(OrganisationId id, OrganisationSelection selection)
    {
        for (OrganisationId? next = id; next is { } current && _organisations.TryGetValue(current, out var organisation); next = organisation.Parent)
        {
            if (selection.Ids.Contains(current) || selection.Kinds.Contains(organisation.Kind))
            {
                return true;
            }
        }

        return false;
    }
}
