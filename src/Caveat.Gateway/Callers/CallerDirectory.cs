using System.Collections.Frozen;

namespace Caveat.Gateway.Callers;

/// <summary>Finds the caller behind an API key, from memory.</summary>
/// <remarks>
/// Thread-safe. A key that is not known makes it look at the store again, at most once a second, so that a caller added
/// by another process is seen without a restart and a flood of wrong keys costs no I/O.
/// </remarks>
public sealed class CallerDirectory(CallerStore store, TimeProvider time)
{
    private static readonly TimeSpan RereadInterval = TimeSpan.FromSeconds(1);

    private FrozenDictionary<KeyDigest, Caller> _callers = store.ReadAll();
    private long _lastRead = time.GetTimestamp();

    public Caller? Find(ReadOnlySpan<char> presentedKey)
    {
        if (presentedKey.Length is 0 or > KeyDigest.MaximumKeyLength)
        {
            return null;
        }

        var digest = KeyDigest.Of(presentedKey);
        return _callers.TryGetValue(digest, out var caller) ? caller : FindInStore(digest);
    }

    private Caller? FindInStore(KeyDigest digest)
    {
        var last = Volatile.Read(ref _lastRead);
        if (time.GetElapsedTime(last) < RereadInterval
            || Interlocked.CompareExchange(ref _lastRead, time.GetTimestamp(), last) != last)
        {
            return null;
        }

        _callers = store.ReadAll();
        return _callers.GetValueOrDefault(digest);
    }
}
