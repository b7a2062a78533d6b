using BenchmarkDotNet.Attributes;
using Caveat.Ledger;
using Caveat.Signing.Notes;

namespace Caveat.Bench.Micro;

/// <summary>Durable appends of 700 byte entries, each awaited until it is on disk. Budget: 10,000 a second on two cores.</summary>
[MemoryDiagnoser]
public class LedgerBenchmarks
{
    private const int Together = 64;

    private readonly byte[] _entry = new byte[700];
    private readonly ValueTask<long>[] _appends = new ValueTask<long>[Together];
    private DirectoryInfo _folder = null!;
    private NoteSigner _signer = null!;
    private AppendLog _log = null!;

    // Not async: the in-process runner does not wait for a set-up that is.
    [GlobalSetup]
    public void Open()
    {
        // Beside the program, not in the temporary folder, which may be in memory, where fsync costs nothing.
        _folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "ledger-bench"));
        _folder.Delete(recursive: true);
        _entry.AsSpan().Fill((byte)'x');
        _signer = NoteSigner.Generate("bench.example");
        _log = AppendLog.OpenAsync(new AppendLogOptions
        {
            Directory = Path.Combine(_folder.FullName, "ledger"),
            JournalDirectory = Path.Combine(_folder.FullName, "journal"),
            Origin = "bench.example",
            Signer = _signer,
        }).GetAwaiter().GetResult();
    }

    [Benchmark]
    public async Task<long> AppendOneAsync() => await _log.AppendAsync(_entry);

    [Benchmark(OperationsPerInvoke = Together)]
    public async Task<long> AppendTogetherAsync()
    {
        for (int i = 0; i < _appends.Length; i++)
        {
            _appends[i] = _log.AppendAsync(_entry);
        }
        long last = 0;
        foreach (var append in _appends)
        {
            last = await append;
        }
        return last;
    }

    [GlobalCleanup]
    public void Close()
    {
        _log.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _signer.Dispose();
        _folder.Delete(recursive: true);
    }
}
