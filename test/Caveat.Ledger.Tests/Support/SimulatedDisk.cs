using Caveat.Ledger.Reading;
using Caveat.Ledger.Storage;
using Caveat.Ledger.Tiles;

namespace Caveat.Ledger.Tests.Support;

/// <summary>
/// A disk in memory that forgets, at a power loss, what was not synced: bytes sector by sector, names one by one.
/// It can also fail or stop at any call.
/// </summary>
internal sealed class SimulatedDisk : ILogFiles, ILogSource
{
    private const int Sector = 512;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SimulatedFile> _names = [];
    private readonly Dictionary<string, SimulatedFile?> _durableNames = [];
    private readonly string _published;
    private int _calls;

    public SimulatedDisk(string published) => _published = published;

    private SimulatedDisk(SimulatedDisk before, Dictionary<string, SimulatedFile> names)
    {
        _published = before._published;
        _names = names;
        _durableNames = names.ToDictionary(pair => pair.Key, pair => (SimulatedFile?)pair.Value);
    }

    /// <summary>The power goes off at this call; every call after fails too.</summary>
    public int StopAt { get; set; } = int.MaxValue;

    /// <summary>Calls that fail while the disk goes on.</summary>
    public Func<string, string, bool> Fails { get; set; } = (_, _) => false;

    public int Calls => Volatile.Read(ref _calls);

    public string Location => "simulated";

    public bool IsLocal => true;

    /// <summary>The disk after a power loss: synced bytes and names for certain, the others as chance has it.</summary>
    public SimulatedDisk LosePower(Random random)
    {
        lock (_gate)
        {
            Dictionary<string, SimulatedFile> names = [];
            foreach (var path in _names.Keys.Union(_durableNames.Keys).Order(StringComparer.Ordinal))
            {
                _names.TryGetValue(path, out var now);
                _durableNames.TryGetValue(path, out var durable);
                var survivor = now == durable || random.Next(2) == 0 ? durable : now;
                if (survivor is not null && (Path.GetDirectoryName(path) is not { Length: > 1 } parent || names.ContainsKey(parent)))
                {
                    names[path] = survivor.LosePower(random, Sector);
                }
            }

            return new SimulatedDisk(this, names);
        }
    }

    public IDisposable Lock(string path) => new MemoryStream();

    public IReadOnlyList<string> List(string directory) => Call("list", directory, () =>
        _names.Where(pair => Path.GetDirectoryName(pair.Key) == directory && !pair.Value.IsFolder)
            .Select(pair => Path.GetFileName(pair.Key)).ToArray());

    public byte[]? TryRead(string path) => Call("read", path, () =>
        _names.TryGetValue(path, out var file) && !file.IsFolder ? file.Now.ToArray() : null);

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var copy = bytes.ToArray();
        Call("write", path, () =>
        {
            if (!_names.TryGetValue(path, out var file))
            {
                file = Make(path);
            }

            return file.Now = copy;
        });
    }

    public void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        var copy = bytes.ToArray();
        Call("replace", path, () =>
        {
            var file = Make(path);
            file.Now = copy;
            file.Sync();
            return file;
        });
    }

    public void SyncFile(string path) => Call("sync", path, () =>
    {
        _names[path].Sync();
        return 0;
    });

    public void SyncDirectory(string path) => Call("sync", path, () =>
    {
        SyncNames(path);
        return 0;
    });

    public void Delete(string path) => Call("delete", path, () =>
    {
        foreach (var gone in _names.Keys.Where(name => name == path || name.StartsWith(path + "/", StringComparison.Ordinal)).ToArray())
        {
            _names.Remove(gone);
        }

        return 0;
    });

    public void Truncate(string path, long length) => Call("truncate", path, () =>
        _names[path].Now = _names[path].Now[..(int)Math.Min(length, _names[path].Now.Length)]);

    public IJournalFile CreateJournal(string path, int length) => Call("create", path, () =>
    {
        var file = Make(path);
        file.Now = new byte[length];
        file.Sync();
        SyncNames(Path.GetDirectoryName(path)!);
        return new SimulatedJournal(this, path, file);
    });

    public ValueTask<bool> TryReadAsync(string path, int maxBytes, LogFileBuffer buffer, CancellationToken cancellationToken)
    {
        buffer.Clear();
        lock (_gate)
        {
            if (!_names.TryGetValue(Path.Combine(_published, path), out var file) || file.IsFolder)
            {
                return ValueTask.FromResult(false);
            }

            file.Now.CopyTo(buffer.Grow(file.Now.Length));
            return ValueTask.FromResult(true);
        }
    }

    public IReadOnlyList<int> PartialWidths(string fullPath)
    {
        lock (_gate)
        {
            var folder = Path.Combine(_published, TilePath.Partials(fullPath));
            return [.. _names.Where(pair => Path.GetDirectoryName(pair.Key) == folder)
                .Select(pair => int.Parse(Path.GetFileName(pair.Key), System.Globalization.CultureInfo.InvariantCulture)).Order()];
        }
    }

    public T Call<T>(string operation, string path, Func<T> act)
    {
        lock (_gate)
        {
            if (++_calls >= StopAt)
            {
                throw new IOException("The power is off.");
            }

            // A failing write may have written any part; what is left half done is as after a power loss.
            return Fails(operation, path) ? throw new IOException("No space left on device.") : act();
        }
    }

    private SimulatedFile Make(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is { Length: > 1 } && !_names.ContainsKey(folder); folder = Path.GetDirectoryName(folder))
        {
            _names[folder] = new SimulatedFile { IsFolder = true };
            if (!folder.StartsWith(_published, StringComparison.Ordinal) || folder == _published)
            {
                // The folders that were there before the log was.
                _durableNames[folder] = _names[folder];
            }
        }

        return _names[path] = new SimulatedFile();
    }

    private void SyncNames(string folder)
    {
        foreach (var gone in _durableNames.Keys.Where(name => Path.GetDirectoryName(name) == folder && !_names.ContainsKey(name)).ToArray())
        {
            _durableNames.Remove(gone);
        }

        foreach (var (path, file) in _names.Where(pair => Path.GetDirectoryName(pair.Key) == folder))
        {
            _durableNames[path] = file;
        }
    }
}
