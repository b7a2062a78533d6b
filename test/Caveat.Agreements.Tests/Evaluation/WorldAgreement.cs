using System.Collections.Immutable;
using System.Text;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Tests.Evaluation;

/// <summary>An agreement in parts; a clause's number is its place, from 1.</summary>
internal sealed record WorldAgreement(string Id, ImmutableArray<WorldClause> Clauses)
{
    public bool IsOverlay { get; init; }

    public ImmutableArray<AgreementId> YieldsTo { get; init; } = [];

    public Applicability AppliesTo { get; init; } = new Applicability.Everyone();

    /// <summary>How many months after the start it begins.</summary>
    public int Begins { get; init; }

    /// <summary>The order in which the document has the clauses; by number where it is empty.</summary>
    public ImmutableArray<int> Order { get; init; } = [];

    public WorldAgreement With(WorldClause clause) => this with { Clauses = [.. Clauses, clause], Order = [] };

    public Agreement Build(Register register)
    {
        ImmutableArray<Clause> clauses =
        [
            .. (Order.IsEmpty ? Enumerable.Range(0, Clauses.Length) : Order).Select(index => new Clause(
                ClauseNumber.Parse($"{index + 1}"), $"Title {index + 1}", "Text.", Clauses[index].Rule, Enforcement.Detected, index + 10)
            {
                From = Clauses[index].From,
                Until = Clauses[index].Until,
                Waiver = Clauses[index].Waiver,
            }),
        ];
        return new(Encoding.UTF8.GetBytes($"{Id} {IsOverlay} {Begins} {string.Join('\n', Clauses)}"))
        {
            Id = AgreementId.Parse(Id),
            Version = 1,
            Amends = null,
            InForce = new(Worlds.Start.AddMonths(Begins), Worlds.Start.AddMonths(12)),
            Title = "A test",
            Parties = [],
            Threshold = 0,
            Register = register,
            Clauses = clauses,
            CoveredNetworks = [.. clauses.Where(clause => clause.Rule is Rule.Scope).Select(clause => (clause, scope: (Rule.Scope)clause.Rule!)).Select(each =>
                new CoveredNetwork(each.scope.Network, each.scope.Network.Value, each.scope.Ceiling, each.clause) { Unread = each.scope.Unread, Released = each.scope.Released })],
            YieldsTo = YieldsTo,
            AppliesTo = AppliesTo,
            IsOverlay = IsOverlay,
        };
    }
}
