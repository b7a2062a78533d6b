using Caveat.Agreements.Evaluation.Compiled;
using Caveat.Agreements.Evaluation.Explanations;

namespace Caveat.Agreements.Evaluation;

/// <summary>One agreement version, compiled to look-ups. Pure: the same facts give the same decision, always. Thread-safe.</summary>
/// <remarks>A permitted decision allocates nothing once its combination of clauses has been seen. No input throws.</remarks>
public sealed class AgreementEvaluator
{
    private readonly CompiledClauses _clauses;
    private readonly FrameGrounds _frame;
    private readonly PermitCache<Permit> _permits;
    private readonly Circumstances _none = new();

    public AgreementEvaluator(Agreement agreement)
    {
        Agreement = agreement;
        _clauses = new(agreement);
        _frame = new(agreement, _clauses);
        _permits = new(permit => permit.Decide(agreement.Reference));
    }

    public Agreement Agreement { get; }

    /// <summary>Permits what every dimension permits and nothing forbids; else says what stands against it.</summary>
    /// <remarks>By this agreement alone, whether or not it applies to the exchange, without orders and waivers.</remarks>
    public Decision Decide(in ExchangeFacts facts) => Decide(facts, null);

    /// <summary>Adds the limits that apply to an exchange, each once; allocates nothing where there are none.</summary>
    public void AddLimits(in ExchangeFacts facts, ICollection<LimitTerms> limits)
    {
        var visitor = new LimitCollection(_clauses.Register, facts, limits);
        _clauses.Limits.Visit(facts, _clauses.Register, _clauses.Register.Find(facts.Organisation), ref visitor);
    }

    /// <param name="among">The instruments that decide together, of which this agreement is one; null where it is alone.</param>
    internal Decision Decide(in ExchangeFacts facts, Instruments? among)
    {
        // Fail closed: findings that were never filled in mean that nobody screened, and lists without end cannot be recorded.
        if (facts.Findings.IsDefault || !FactBounds.AreKept(facts))
        {
            return Failed();
        }

        try
        {
            return Weigh(facts, among);
        }
#pragma warning disable CA1031 // Fail closed: whatever goes wrong with a clause, the exchange is refused and not let through.
        catch (Exception)
#pragma warning restore CA1031
        {
            return Failed();
        }
    }

    internal Decision.Refused Failed() =>
        new(Agreement.Reference, [], DecisionReason.EvaluationFailed, new(SentenceForm.Failed, null, Agreement.Id.Value));

    /// <summary>Whether the agreement is about exchanges like this one.</summary>
    internal bool AppliesTo(in ExchangeFacts facts) => Agreement.AppliesTo switch
    {
        Applicability.ToNations nations => nations.Values.Contains(facts.Nation),
        Applicability.ToVendors vendors => vendors.Values.Contains(facts.Vendor),
        Applicability.ToOrganisations organisations => _clauses.Register.Find(facts.Organisation)?.IsIn(organisations.Selection) == true,
        _ => true,
    };

    /// <summary>Whether a clause permits the exchange's value in a dimension.</summary>
    internal bool Permits(PermitDimension dimension, in ExchangeFacts facts) =>
        _clauses.Permits.Find(dimension, facts, _clauses.Register.Find(facts.Organisation), facts.Time.UtcTicks) is not null;

    private Decision Weigh(in ExchangeFacts facts, Instruments? among)
    {
        if (!Agreement.InForce.Contains(facts.Time))
        {
            return _frame.NotInForce(facts);
        }

        CoveredNetwork? network = null;
        if (_clauses.Networks.Count > 0 || !Agreement.IsOverlay)
        {
            if (!_clauses.Networks.TryGetValue(facts.Network, out network))
            {
                return _frame.NotInScope(facts);
            }
        }

        var weighing = new Weighing(this, _clauses.Register, _none, among, facts);
        if (network is not null)
        {
            _frame.WeighNetwork(network, facts, ref weighing);
        }

        var organisation = _clauses.Register.Find(facts.Organisation);
        _clauses.Restrictions.Visit(facts, _clauses.Register, organisation, ref weighing);
        WeighLimits(facts, ref weighing);

        var permit = new Permit
        {
            Network = network?.Clause,
            Organisation = FindOrganisation(facts, organisation, ref weighing),
            Nation = FindPermit(PermitDimension.Nation, facts, organisation, ref weighing),
            Purpose = FindPermit(PermitDimension.Purpose, facts, organisation, ref weighing),
            Vendor = FindPermit(PermitDimension.Vendor, facts, organisation, ref weighing),
            Model = FindPermit(PermitDimension.Model, facts, organisation, ref weighing),
            Circumstances = weighing.Circumstances,
        };
        return weighing.Grounds is { } grounds
            ? GroundsDecision.Of(Agreement, grounds, network?.Clause, weighing.Circumstances.Waivers)
            : _permits.Find(permit);
    }

    private void WeighLimits(in ExchangeFacts facts, ref Weighing weighing)
    {
        if (facts.Exhausted.IsDefaultOrEmpty)
        {
            return;
        }

        foreach (var exhausted in facts.Exhausted)
        {
            if (exhausted.Agreement == Agreement.Id && _clauses.FindLimit(exhausted.Clause) is { } limit)
            {
                weighing.Visit(limit);
            }
        }
    }

    private Clause? FindOrganisation(in ExchangeFacts facts, OrganisationNode? organisation, ref Weighing weighing)
    {
        if (organisation is not null)
        {
            return weighing.IsExcluded ? null : FindPermit(PermitDimension.Organisation, facts, organisation, ref weighing);
        }

        // Fail closed: of an organisation that is not in the register nobody can say whether a clause means it.
        bool matters = !Agreement.IsOverlay || _clauses.ReadsOrganisations || _clauses.Permits.FirstAt(PermitDimension.Organisation, facts.Time.UtcTicks) is not null;
        if (matters && !weighing.IsSetAside(PermitDimension.Organisation))
        {
            _frame.AddUnknownOrganisation(facts, ref weighing);
        }

        return null;
    }

    private Clause? FindPermit(PermitDimension dimension, in ExchangeFacts facts, OrganisationNode? organisation, ref Weighing weighing)
    {
        long ticks = facts.Time.UtcTicks;
        if (_clauses.Permits.Find(dimension, facts, organisation, ticks) is { } permitting)
        {
            return permitting;
        }

        // Deny by default, but what an overlay does not speak of is open, and so are the models of an agreement that names none.
        var first = _clauses.Permits.FirstAt(dimension, ticks);
        bool open = first is null && (Agreement.IsOverlay || dimension == PermitDimension.Model);
        if (!open && !weighing.IsSetAside(dimension))
        {
            _frame.AddNotPermitted(dimension, first, facts, ref weighing);
        }

        return null;
    }
}
