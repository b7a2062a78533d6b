using System.Collections.Frozen;
using System.Collections.Immutable;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation;

/// <summary>An agreement's clauses, turned once into one look-up for each dimension of an exchange.</summary>
internal sealed class CompiledClauses(Agreement agreement)
{
    public FrozenDictionary<NetworkId, CoveredNetwork> Networks { get; } =
        agreement.CoveredNetworks.ToFrozenDictionary(network => network.Id);

    public OrganisationIndex Organisations { get; } = new(agreement);

    public ClauseIndex<NationCode> Nations { get; } = Index(agreement, rule => (rule as Rule.PermitNations)?.Nations);

    public ClauseIndex<PurposeId> Purposes { get; } = Index(agreement, rule => (rule as Rule.PermitPurposes)?.Purposes);

    public ClauseIndex<VendorId> Vendors { get; } = Index(agreement, rule => (rule as Rule.PermitVendors)?.Vendors);

    public ModelIndex Models { get; } = new(agreement);

    public ForbiddenUses Uses { get; } = new(agreement);

    private static ClauseIndex<T> Index<T>(Agreement agreement, Func<Rule?, ImmutableArray<T>?> select)
        where T : struct => new(agreement.Clauses.SelectMany(clause => (select(clause.Rule) ?? []).Select(value => (value, clause))));
}
