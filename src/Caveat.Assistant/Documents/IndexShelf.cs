namespace Caveat.Assistant.Documents;

/// <summary>Keeps the indexes that were used last. Who takes one has it alone until it is put back.</summary>
/// <remarks>Thread-safe. What is kept is bounded by its text, not its number; it is in memory only.</remarks>
internal sealed class IndexShelf : IDisposable
{
    private const long MostLength = 32L << 20;

    private readonly Lock _gate = new();

    // The one used last comes last.
    private readonly List<(string Key, ChunkIndex Index)> _kept = [];
    private bool _isClosed;

    public ChunkIndex? Take(string key)
    {
        lock (_gate)
        {
            var place = _kept.FindIndex(entry => entry.Key == key);
            if (place < 0)
            {
                return null;
            }

            var index = _kept[place].Index;
            _kept.RemoveAt(place);
            return index;
        }
    }

    public void Put(string key, ChunkIndex index)
    {
        lock (_gate)
        {
            // Of two that were built at once for the same documents, one is enough.
            if (_isClosed || _kept.Exists(entry => entry.Key == key))
            {
                index.Dispose();
                return;
            }

            _kept.Add((key, index));
            while (_kept.Sum(entry => entry.Index.Length) > MostLength)
            {
                _kept[0].Index.Dispose();
                _kept.RemoveAt(0);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            _kept.ForEach(entry => entry.Index.Dispose());
            _kept.Clear();
        }
    }
}
