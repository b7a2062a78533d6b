using System.Collections.Immutable;
using Caveat.Agreements.Evaluation.Compiled;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Waivers;

namespace Caveat.Agreements.Evaluation;

/// <summary>The signed documents that decide together: agreements, orders, waivers. Immutable; a change makes another set. Thread-safe.</summary>
/// <remarks>
/// Strictest wins: every agreement that takes part must permit, and one of them that is no overlay.
/// An agreement takes part when it applies to the exchange and has begun; an overlay, besides, only until its end.
/// </remarks>
public sealed class Instruments
{
    private readonly ImmutableArray<HistoryEvaluator> _ordered;
    private readonly PermitCache<JointPermit> _permits;
    private readonly AgreementDigest _recorded;
    private readonly bool _isOneAgreement;

    /// <param name="agreements">At least one; their order has no meaning.</param>
    public Instruments(ImmutableArray<HistoryEvaluator> agreements, OrderBook orders, WaiverBook waivers)
    {
        ArgumentOutOfRangeException.ThrowIfZero(agreements.Length, nameof(agreements));
        Agreements = agreements;
        Orders = orders;
        Waivers = waivers;
        _ordered = [.. agreements.OrderBy(agreement => agreement.History.Id.Value, StringComparer.Ordinal)];
        var digests = InstrumentDigests.Of(agreements, orders, waivers);
        Digest = InstrumentDigests.Combine(digests);
        _isOneAgreement = InstrumentDigests.IsOneAgreement(agreements, orders, waivers);
        _recorded = _isOneAgreement ? default : Digest;
        _permits = new(joint => joint.Decide(_recorded));
    }

    public ImmutableArray<HistoryEvaluator> Agreements { get; }

    public OrderBook Orders { get; }

    public WaiverBook Waivers { get; }

    /// <summary>The SHA-256 over the sorted digests of all that the set holds, each a line of text.</summary>
    public AgreementDigest Digest { get; }

    /// <summary>What decisions record: nothing where one agreement decides alone.</summary>
    internal AgreementDigest Recorded => _recorded;

    /// <summary>Strictest wins, but where one agreement yields to another.</summary>
    public Decision Decide(in ExchangeFacts facts)
    {
        if (facts.Findings.IsDefault || !FactBounds.AreKept(facts))
        {
            // Fail closed, whatever an order or an agreement that does not apply would say.
            return _ordered[0].At(facts.Time).Failed() with { Instruments = _recorded };
        }

        try
        {
            return Orders.Against(facts) is { } order
                ? Strictest.Decide(this, facts, order)
                : Permit(facts) ?? Strictest.Decide(this, facts, null);
        }
#pragma warning disable CA1031 // Fail closed: whatever goes wrong with an instrument, the exchange is refused and not let through.
        catch (Exception)
#pragma warning restore CA1031
        {
            return _ordered[0].At(facts.Time).Failed() with { Instruments = _recorded };
        }
    }

    /// <summary>Adds the limits of all agreements that apply to an exchange, each once; allocates nothing where there are none.</summary>
    public void AddLimits(in ExchangeFacts facts, ICollection<LimitTerms> limits)
    {
        foreach (var history in _ordered)
        {
            var evaluator = history.At(facts.Time);
            if (TakesPart(evaluator, facts))
            {
                evaluator.AddLimits(facts, limits);
            }
        }
    }

    /// <summary>The agreements in the order of their ids.</summary>
    internal ImmutableArray<HistoryEvaluator> Ordered => _ordered;

    internal static bool TakesPart(AgreementEvaluator evaluator, in ExchangeFacts facts)
    {
        var agreement = evaluator.Agreement;
        // Fail closed: when what permitted has ended, nothing takes its place by itself; but a restriction ends with its overlay.
        bool counts = agreement.IsOverlay ? agreement.InForce.Contains(facts.Time) : facts.Time >= agreement.InForce.From;
        return counts && evaluator.AppliesTo(facts);
    }

    /// <summary>Whether an agreement that <paramref name="yielding"/> yields to permits the exchange's value in a dimension.</summary>
    internal bool Prevails(Agreement yielding, PermitDimension dimension, in ExchangeFacts facts)
    {
        foreach (var id in yielding.YieldsTo)
        {
            foreach (var history in _ordered)
            {
                if (history.History.Id == id
                    && history.At(facts.Time) is var evaluator
                    && evaluator.Agreement.InForce.Contains(facts.Time)
                    && evaluator.AppliesTo(facts)
                    && evaluator.Permits(dimension, facts))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The joint permit, or null where anything stands against it. Allocates nothing once it was seen.</summary>
    private Decision.Permitted? Permit(in ExchangeFacts facts)
    {
        Decision.Permitted? joint = null;
        // Those that permit first: an overlay alone permits nothing.
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (var history in _ordered)
            {
                var evaluator = history.At(facts.Time);
                if (evaluator.Agreement.IsOverlay != (pass == 1) || !TakesPart(evaluator, facts))
                {
                    continue;
                }

                if (evaluator.Decide(facts, this) is not Decision.Permitted permitted)
                {
                    return null;
                }

                if (_isOneAgreement)
                {
                    return permitted;
                }

                joint = _permits.Find(new(joint, permitted));
            }

            if (joint is null)
            {
                return null;
            }
        }

        return joint;
    }
}
