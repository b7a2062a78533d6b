using System.Collections.Frozen;
using System.Collections.Immutable;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation;

/// <summary>For each registered organisation, what its own clauses and those of its ancestors say.</summary>
internal sealed class OrganisationIndex
{
    private readonly FrozenDictionary<OrganisationId, OrganisationRuling> _rulings;

    public OrganisationIndex(Agreement agreement)
    {
        var clauses = agreement.Clauses;
        Selections permits = new(clauses, rule => (rule as Rule.PermitOrganisations)?.Organisations);
        Selections exclusions = new(clauses, rule => (rule as Rule.ExcludeOrganisations)?.Organisations);
        FirstPermit = permits.First;

        Dictionary<OrganisationId, Organisation> register = agreement.Register.Organisations.ToDictionary(organisation => organisation.Id);
        Dictionary<OrganisationId, OrganisationRuling> rulings = [];
        foreach (var organisation in agreement.Register.Organisations)
        {
            Rule(organisation, register, permits, exclusions, rulings);
        }

        _rulings = rulings.ToFrozenDictionary();
    }

    /// <summary>The lowest-numbered clause that permits organisations; null where there is none.</summary>
    public Clause? FirstPermit { get; }

    public bool TryFind(OrganisationId id, out OrganisationRuling ruling) => _rulings.TryGetValue(id, out ruling);

    private static void Rule(
        Organisation organisation,
        Dictionary<OrganisationId, Organisation> register,
        Selections permits,
        Selections exclusions,
        Dictionary<OrganisationId, OrganisationRuling> rulings)
    {
        // Up to the first ancestor that is ruled on, then down again: each organisation is visited once, however deep the tree.
        Stack<Organisation> path = new();
        var next = organisation;
        while (next is not null && !rulings.ContainsKey(next.Id))
        {
            path.Push(next);
            next = next.Parent is { } parent ? register[parent] : null;
        }

        var above = next is null ? default : rulings[next.Id];
        foreach (var current in path)
        {
            above = new(
                Lower(above.PermittedBy, permits.Find(current)),
                Lower(above.ExcludedBy, exclusions.Find(current)));
            rulings.Add(current.Id, above);
        }
    }

    private static Clause? Lower(Clause? left, Clause? right) =>
        left is null ? right : right is null || left.Number < right.Number ? left : right;

    /// <summary>The clauses of one verb, by the ids and by the kinds that they name.</summary>
    private sealed class Selections(ImmutableArray<Clause> clauses, Func<Rule?, OrganisationSelection?> select)
    {
        private readonly ClauseIndex<OrganisationId> _byId = new(
            clauses.SelectMany(clause => (select(clause.Rule)?.Ids ?? []).Select(id => (id, clause))));

        private readonly ClauseIndex<OrganisationKind> _byKind = new(
            clauses.SelectMany(clause => (select(clause.Rule)?.Kinds ?? []).Select(kind => (kind, clause))));

        public Clause? First => Lower(_byId.First, _byKind.First);

        public Clause? Find(Organisation organisation) => Lower(_byId.Find(organisation.Id), _byKind.Find(organisation.Kind));
    }
}
