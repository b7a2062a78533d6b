using System.Globalization;
using Caveat.Agreements.Evaluation;

namespace Caveat.Gateway.Operating.Previews;

/// <summary>Counts exchanges by day, organisation and model.</summary>
internal sealed class ExchangeTally
{
    private readonly SortedDictionary<string, long> _days = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _organisations = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _models = new(StringComparer.Ordinal);

    public long Count { get; private set; }

    public IReadOnlyList<CountItem> Days => List(_days);

    public IReadOnlyList<CountItem> Organisations => List(_organisations);

    public IReadOnlyList<CountItem> Models => List(_models);

    public void Add(in ExchangeFacts facts)
    {
        Count++;
        Raise(_days, facts.Time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Raise(_organisations, facts.Organisation.Value);
        Raise(_models, facts.Model.Value);
    }

    private static void Raise(SortedDictionary<string, long> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;

    private static List<CountItem> List(SortedDictionary<string, long> counts) => [.. counts.Select(pair => new CountItem(pair.Key, pair.Value))];
}
