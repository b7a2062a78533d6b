namespace Caveat.Cli.Orders;

/// <summary>Counts exchanges by a name.</summary>
internal sealed class Counts
{
    private readonly Dictionary<string, long> _counts = [];

    public void Add(string name, long count = 1) => _counts[name] = _counts.GetValueOrDefault(name) + count;

    public IReadOnlyList<CountAnswer> ByName() => [.. _counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new CountAnswer(pair.Key, pair.Value))];

    /// <summary>The most first.</summary>
    public IReadOnlyList<CountAnswer> ByCount() =>
        [.. _counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new CountAnswer(pair.Key, pair.Value))];
}
