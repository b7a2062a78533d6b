using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation.Compiled;

/// <summary>An agreement's permits, one look-up for each dimension.</summary>
internal sealed class CompiledPermits
{
    private readonly ValueIndex<DatedClause> _organisations;
    private readonly ValueIndex<DatedClause> _kinds;
    private readonly ValueIndex<DatedClause> _nations;
    private readonly ValueIndex<DatedClause> _purposes;
    private readonly ValueIndex<DatedClause> _vendors;
    private readonly ModelIndex<DatedClause> _models;
    private readonly PermitList[] _lists;

    public CompiledPermits(IReadOnlyList<DatedClause> clauses)
    {
        _organisations = new(Values(clauses, rule => (rule as Rule.PermitOrganisations)?.Organisations.Ids.Select(id => id.Value)));
        _kinds = new(Values(clauses, rule => (rule as Rule.PermitOrganisations)?.Organisations.Kinds.Select(kind => kind.Value)));
        _nations = new(Values(clauses, rule => (rule as Rule.PermitNations)?.Nations.Select(nation => nation.Value)));
        _purposes = new(Values(clauses, rule => (rule as Rule.PermitPurposes)?.Purposes.Select(purpose => purpose.Value)));
        _vendors = new(Values(clauses, rule => (rule as Rule.PermitVendors)?.Vendors.Select(vendor => vendor.Value)));
        _models = new(Values(clauses, rule => (rule as Rule.PermitModels)?.Models.Select(model => model.ToString())));
        _lists = [.. Enum.GetValues<PermitDimension>().Select(dimension => new PermitList(clauses.Where(clause => DimensionOf(clause.Clause.Rule) == dimension)))];
    }

    /// <summary>The lowest-numbered clause about a dimension at a time; null where there is none.</summary>
    public Clause? FirstAt(PermitDimension dimension, long ticks) => _lists[(int)dimension].FirstAt(ticks);

    public Clause? Find(PermitDimension dimension, in ExchangeFacts facts, OrganisationNode? organisation, long ticks) => (dimension switch
    {
        PermitDimension.Organisation => OfOrganisation(organisation, ticks),
        PermitDimension.Nation => PermitList.FirstLive(_nations.Find(facts.Nation.Value), ticks),
        PermitDimension.Purpose => PermitList.FirstLive(_purposes.Find(facts.Purpose.Value), ticks),
        PermitDimension.Vendor => PermitList.FirstLive(_vendors.Find(facts.Vendor.Value), ticks),
        PermitDimension.Model => OfModel(facts, ticks),
        _ => null,
    })?.Clause;

    private DatedClause? OfOrganisation(OrganisationNode? organisation, long ticks)
    {
        DatedClause? lowest = null;
        for (var node = organisation; node is not null; node = node.Parent)
        {
            lowest = PermitList.Lower(lowest, PermitList.FirstLive(_organisations.Find(node.Id.Value), ticks));
            lowest = PermitList.Lower(lowest, PermitList.FirstLive(_kinds.Find(node.Kind.Value), ticks));
        }

        return lowest;
    }

    private DatedClause? OfModel(in ExchangeFacts facts, long ticks)
    {
        DatedClause? lowest = null;
        for (int spelling = 0; spelling < ModelIndex<DatedClause>.Spellings; spelling++)
        {
            lowest = PermitList.Lower(lowest, PermitList.FirstLive(_models.Find(facts.Vendor, facts.Model, spelling), ticks));
        }

        return lowest;
    }

    private static IEnumerable<(string, DatedClause)> Values(IReadOnlyList<DatedClause> clauses, Func<Rule?, IEnumerable<string>?> select) =>
        clauses.SelectMany(clause => (select(clause.Clause.Rule) ?? []).Select(value => (value, clause)));

    private static PermitDimension DimensionOf(Rule? rule) => rule switch
    {
        Rule.PermitOrganisations => PermitDimension.Organisation,
        Rule.PermitNations => PermitDimension.Nation,
        Rule.PermitPurposes => PermitDimension.Purpose,
        Rule.PermitVendors => PermitDimension.Vendor,
        Rule.PermitModels => PermitDimension.Model,
        _ => PermitDimension.None,
    };
}
