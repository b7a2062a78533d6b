using Caveat.Ledger.Reading;
using Caveat.Ledger.Tiles;

namespace Caveat.Ledger.Tests.Support;

/// <summary>Files of a log in memory. Like a real log it gives a narrower partial version of any file it has.</summary>
internal sealed class MemorySource(IEnumerable<TileFile> files) : ILogSource
{
    private readonly Dictionary<string, byte[]> _files = files.ToDictionary(file => file.Path, file => file.Bytes.ToArray());

    public string Location => "memory";

    public bool IsLocal => true;

    public ValueTask<bool> TryReadAsync(string path, int maxBytes, LogFileBuffer buffer, CancellationToken cancellationToken)
    {
        buffer.Clear();
        var found = _files.TryGetValue(path, out var bytes);
        var cut = path.IndexOf(".p/", StringComparison.Ordinal);
        if (!found && cut > 0 && !path.Contains("entries", StringComparison.Ordinal))
        {
            // The wider version begins with the narrower one.
            var width = int.Parse(path[(cut + 3)..], System.Globalization.CultureInfo.InvariantCulture);
            bytes = _files.FirstOrDefault(file => file.Key == path[..cut] || file.Key.StartsWith(path[..(cut + 3)], StringComparison.Ordinal)).Value?[..(width * 32)];
            found = bytes is not null;
        }

        bytes?.CopyTo(buffer.Grow(bytes.Length));
        return ValueTask.FromResult(found);
    }

    public IReadOnlyList<int> PartialWidths(string fullPath) =>
        [.. _files.Keys.Where(path => path.StartsWith(fullPath + ".p/", StringComparison.Ordinal))
            .Select(path => int.Parse(path[(fullPath.Length + 3)..], System.Globalization.CultureInfo.InvariantCulture)).Order()];
}
