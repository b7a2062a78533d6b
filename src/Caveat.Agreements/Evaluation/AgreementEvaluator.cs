using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation;

/// <summary>One agreement version, compiled to look-ups. Pure: the same facts give the same decision, always. Thread-safe.</summary>
/// <remarks>A permitted decision allocates nothing once its combination of clauses has been seen. No input throws.</remarks>
public sealed class AgreementEvaluator
{
    private readonly CompiledClauses _clauses;
    private readonly Objections _objections;
    private readonly PermitCache _permits;

    public AgreementEvaluator(Agreement agreement)
    {
        Agreement = agreement;
        _clauses = new(agreement);
        _objections = new(agreement, _clauses);
        _permits = new(agreement.Reference);
    }

    public Agreement Agreement { get; }

    /// <summary>Permits what every dimension permits and nothing forbids; else says what stands against it.</summary>
    public Decision Decide(in ExchangeFacts facts)
    {
        // Fail closed: findings that were never filled in mean that nobody screened.
        if (facts.Findings.IsDefault)
        {
            return _objections.Failed();
        }

        return (Decision?)Permit(facts) ?? _objections.Decide(facts);
    }

    private Decision.Permitted? Permit(in ExchangeFacts facts)
    {
        if (!Agreement.InForce.Contains(facts.Time)
            || !_clauses.Networks.TryGetValue(facts.Network, out var network)
            || facts.Grade.Exceeds(network.CeilingAt(facts.Time))
            || (network.Released != WhenReleased.Permit && facts.Released.Exceeds(network.CeilingAt(facts.Time)))
            || (network.Unread != WhenUnread.Permit && facts.Unread)
            || !_clauses.Organisations.TryFind(facts.Organisation, out var organisation)
            || organisation is not { ExcludedBy: null, PermittedBy: { } organisationClause }
            || _clauses.Nations.Find(facts.Nation) is not { } nation
            || _clauses.Purposes.Find(facts.Purpose) is not { } purpose
            || _clauses.Vendors.Find(facts.Vendor) is not { } vendor)
        {
            return null;
        }

        var model = _clauses.Models.First is null ? null : _clauses.Models.Find(facts.Vendor, facts.Model);
        if (model is null && _clauses.Models.First is not null)
        {
            return null;
        }

        foreach (var use in facts.Findings)
        {
            if (_clauses.Uses.Refusing(use) is not null || _clauses.Uses.Holding(use) is not null)
            {
                return null;
            }
        }

        return _permits.Find(new(network.Clause, organisationClause, nation, purpose, vendor, model));
    }
}
