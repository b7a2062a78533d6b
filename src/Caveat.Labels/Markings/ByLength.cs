namespace Caveat.Labels.Markings;

/// <summary>Texts ordered by their length, so that only those near a given length are compared. Immutable; thread-safe.</summary>
internal sealed class ByLength<T>
{
    private readonly (string Letters, T Value)[][] _items;

    public ByLength(IEnumerable<(string Letters, T Value)> items)
    {
        var all = items.ToLookup(item => item.Letters.Length);
        _items = [.. Enumerable.Range(0, all.Max(group => group.Key) + 2).Select(length => all[length].ToArray())];
    }

    /// <summary>The texts of one length.</summary>
    public ReadOnlySpan<(string Letters, T Value)> Of(int length) => length >= 0 && length < _items.Length ? _items[length] : [];
}
