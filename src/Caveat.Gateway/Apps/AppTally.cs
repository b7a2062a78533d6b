namespace Caveat.Gateway.Apps;

/// <summary>What one app used since it was last written down. Thread-safe, without a lock; allocates nothing.</summary>
internal sealed class AppTally
{
    private long _requests;
    private long _refused;
    private long _tokens;
    private long _lastTicks;

    public void Count(bool refused, long tokens, DateTimeOffset now)
    {
        Interlocked.Add(ref _tokens, tokens);
        Interlocked.Add(ref _refused, refused ? 1 : 0);
        // Exchanges end in any order within milliseconds: the last one to end is near enough.
        Interlocked.Exchange(ref _lastTicks, now.UtcTicks);
        // Last: whoever takes a request takes what belongs to it, or leaves some of that for the next time.
        Interlocked.Increment(ref _requests);
    }

    /// <summary>Empties it; null where there is nothing in it.</summary>
    public AppUse? Take()
    {
        var requests = Interlocked.Exchange(ref _requests, 0);
        return requests == 0
            ? null
            : new AppUse(requests, Interlocked.Exchange(ref _refused, 0), Interlocked.Exchange(ref _tokens, 0), new DateTimeOffset(Interlocked.Read(ref _lastTicks), TimeSpan.Zero));
    }

    /// <summary>Puts back what could not be written down.</summary>
    public void Return(AppUse use)
    {
        Interlocked.Add(ref _requests, use.Requests);
        Interlocked.Add(ref _refused, use.Refused);
        Interlocked.Add(ref _tokens, use.Tokens);
    }
}
