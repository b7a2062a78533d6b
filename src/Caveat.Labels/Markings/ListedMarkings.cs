namespace Caveat.Labels.Markings;

/// <summary>Banners on the successive items of a list. Three different levels in one list are a table of levels, not markings.</summary>
/// <remarks>Fails closed: fewer levels than that, or a list too long to wait for, and the items count as markings.</remarks>
internal sealed class ListedMarkings
{
    private const int MaxItems = 12;

    private readonly List<Marking> _items = [];

    /// <summary>Where the undecided list starts; <see cref="long.MaxValue"/> when there is none.</summary>
    public long Start => _items.Count == 0 ? long.MaxValue : _items[0].Start;

    public void Reset() => _items.Clear();

    public void Add(Marking item, List<Marking> found)
    {
        if (_items.Count == MaxItems)
        {
            Flush(found);
        }
        _items.Add(item);
    }

    /// <summary>The list has ended: its items are given to <paramref name="found"/>, or dropped when they list the levels.</summary>
    public void Flush(List<Marking> found)
    {
        if (_items.Count == 0)
        {
            return;
        }
        var levels = 0;
        foreach (var item in _items)
        {
            levels |= 1 << (int)item.Grade.Classification;
        }
        if (int.PopCount(levels) < 3)
        {
            found.AddRange(_items);
        }
        _items.Clear();
    }
}
