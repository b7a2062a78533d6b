using System.Collections.Frozen;
using System.Collections.Immutable;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation.Compiled;

/// <summary>An agreement's clauses, turned once into look-ups.</summary>
internal sealed class CompiledClauses
{
    private readonly FrozenDictionary<ClauseNumber, Restriction> _limits;

    public CompiledClauses(Agreement agreement)
    {
        Register = new(agreement.Register);
        Networks = agreement.CoveredNetworks.ToFrozenDictionary(network => network.Id);
        Ranks = agreement.Clauses
            .OrderBy(clause => clause.Number)
            .Select((clause, rank) => (clause.Number, rank))
            .ToFrozenDictionary(entry => entry.Number, entry => entry.rank);
        Permits = new([.. agreement.Clauses.Select(clause => new DatedClause(clause, Ranks[clause.Number]))]);

        var exceptions = agreement.Clauses
            .Where(clause => clause.Rule is Rule.Except)
            .Select(clause => new Exemption(clause, Ranks[clause.Number], (Rule.Except)clause.Rule!))
            .OrderBy(exception => exception.Rank)
            .ToLookup(exception => exception.Of);
        ImmutableArray<Restriction> restrictions =
        [
            .. agreement.Clauses
                .Where(clause => Restriction.IsOne(clause.Rule))
                .Select(clause => new Restriction(agreement.Id, clause, Ranks[clause.Number], [.. exceptions[clause.Number]])),
        ];
        // Limits stand only when they are used up, which facts say by clause: exchanges need not meet them one by one.
        Restrictions = new(restrictions.Where(restriction => restriction.Rule is not Rule.Limit));
        Limits = new(restrictions.Where(restriction => restriction.Rule is Rule.Limit));
        _limits = restrictions.Where(restriction => restriction.Rule is Rule.Limit).ToFrozenDictionary(limit => limit.Clause.Number);
        ReadsOrganisations = restrictions.SelectMany(restriction => restriction.When.Terms).Any(term => term is Term.OfOrganisations);
    }

    public CompiledRegister Register { get; }

    public FrozenDictionary<NetworkId, CoveredNetwork> Networks { get; }

    public CompiledPermits Permits { get; }

    public RestrictionIndex Restrictions { get; }

    public RestrictionIndex Limits { get; }

    /// <summary>Each clause's place among the numbers.</summary>
    public FrozenDictionary<ClauseNumber, int> Ranks { get; }

    /// <summary>Whether a clause can stand against an exchange because of its organisation.</summary>
    public bool ReadsOrganisations { get; }

    public Restriction? FindLimit(ClauseNumber number) => _limits.GetValueOrDefault(number);
}
