using Caveat.Agreements;
using Caveat.Agreements.Orders;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Governing;
using Caveat.Gateway.Providers;
using Caveat.Screening.Reading;

namespace Caveat.Gateway.Operating.Governance;

/// <summary>Tells a caller which orders concern the models that are served here.</summary>
internal sealed class StandingRoute(ModelCatalogue catalogue, Judge judge, GoverningInstruments governing)
{
    private static readonly TextReading NothingRead = new();

    public Task AnswerAsync(ApiRequest request)
    {
        var book = governing.Now.Orders;
        var now = judge.Now;
        Dictionary<AgreementDigest, (OrderNotice? Notice, Order Order, SortedSet<string> Models)> found = [];
        foreach (var route in catalogue.Routes)
        {
            foreach (var provider in route.Providers)
            {
                var facts = judge.Facts(request.Caller, provider, route.Model, NothingRead);
                foreach (var notice in book.NoticesFor(facts))
                {
                    Add(found, notice.Order, notice, route.Model.Value);
                }

                if (book.Against(facts) is { } against)
                {
                    Add(found, against, null, route.Model.Value);
                }
            }
        }

        var standings = book.StandingAt(now).ToDictionary(standing => standing.Order.Digest, standing => standing.State);
        return request.AnswerAsync(
            new StandingAnswer(now.UtcDateTime, [.. found.Values.Select(order => Of(order.Order, order.Notice, standings[order.Order.Digest], order.Models))]),
            ApiForms.Json.StandingAnswer);
    }

    private static void Add(Dictionary<AgreementDigest, (OrderNotice? Notice, Order Order, SortedSet<string> Models)> found, Order order, OrderNotice? notice, string model)
    {
        found.TryGetValue(order.Digest, out var known);
        var models = known.Models ?? new SortedSet<string>(StringComparer.Ordinal);
        models.Add(model);
        found[order.Digest] = (known.Notice ?? notice, order, models);
    }

    private static StandingItem Of(Order order, OrderNotice? notice, OrderState state, SortedSet<string> models) => new(
        order.Id.Value,
        order.Title,
        InstrumentView.WordOf(state),
        notice?.From.UtcDateTime,
        notice?.Stop.UtcDateTime,
        (notice?.Substitute ?? OrderTimes.Substitute(order.Effect))?.ToString(),
        [.. models]);
}
