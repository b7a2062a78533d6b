using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Records;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Providers;
using Caveat.Screening.Reading;

namespace Caveat.Gateway.Operating.Previews;

/// <summary>Compares what is decided without an order with what would be decided with it. Pure: the order binds nowhere.</summary>
internal sealed class OrderPreview
{
    private static readonly TextReading NothingRead = new();

    private readonly Instruments _without;
    private readonly Instruments _with;
    private readonly ModelCatalogue _catalogue;
    private readonly Judge _judge;

    public OrderPreview(Order order, Instruments now, ModelCatalogue catalogue, Judge judge)
    {
        (_catalogue, _judge) = (catalogue, judge);
        var full = OrderTimes.Full(order.Effect);
        At = full > judge.Now ? full : judge.Now;
        var registers = now.Agreements.SelectMany(agreement => agreement.History.Versions).Select(version => version.Agreement.Register).ToList();
        var others = now.Orders.Orders.Where(known => known.Digest != order.Digest).ToList();
        _without = new Instruments(now.Agreements, OrderBook.Of(others, registers), now.Waivers);
        _with = new Instruments(now.Agreements, OrderBook.Of(others.Append(order), registers), now.Waivers);
    }

    /// <summary>The time that is compared, UTC.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The groups of callers for whom something changes, the largest first.</summary>
    public IReadOnlyList<AffectedGroup> Affected(IEnumerable<Caller> callers) =>
    [
        // Callers with these in common are decided alike: one of them is asked for all.
        .. callers.GroupBy(caller => (caller.Organisation, caller.Nation, caller.Purpose, caller.App))
            .Select(group => Compare(group.First(), group.Count()))
            .Where(group => group.Lost.Count > 0 || group.Gained.Count > 0)
            .OrderByDescending(group => group.Callers)
            .ThenBy(group => group.Organisation, StringComparer.Ordinal)
            .ThenBy(group => group.Purpose, StringComparer.Ordinal),
    ];

    /// <summary>Whether orders would stand otherwise against a new conversation like a recorded one.</summary>
    public bool Meets(DecisionRecord record)
    {
        var facts = record.Facts with { Time = At, Continues = false };
        return record is { Outcome: DecisionOutcome.Permitted, Phase: ExchangePhase.Prompt }
            && _without.Orders.Against(facts) is null != _with.Orders.Against(facts) is null;
    }

    private AffectedGroup Compare(Caller caller, int count)
    {
        List<string> lost = [];
        List<string> gained = [];
        List<RemainingModel> remaining = [];
        foreach (var route in _catalogue.Routes)
        {
            var before = Permitted(_without, caller, route);
            var after = Permitted(_with, caller, route);
            if (after.Count > 0)
            {
                remaining.Add(new RemainingModel(route.Model.Value, after));
            }

            if (before.Count > 0 && after.Count == 0)
            {
                lost.Add(route.Model.Value);
            }
            else if (before.Count == 0 && after.Count > 0)
            {
                gained.Add(route.Model.Value);
            }
        }

        return new AffectedGroup(
            caller.Organisation.Value, caller.Nation.Value, caller.Purpose.Value, caller.App == default ? null : caller.App.Value, count, lost, gained, remaining);
    }

    private List<string> Permitted(Instruments instruments, Caller caller, ModelRoute route) =>
    [
        .. route.Providers
            .Where(provider => instruments.Decide(_judge.Facts(caller, provider, route.Model, NothingRead) with { Time = At }) is Decision.Permitted)
            .Select(provider => provider.Name),
    ];
}
