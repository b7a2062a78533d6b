namespace Caveat.Testing;

/// <summary>A clock that shows what the test sets, and goes on from there; timers run in real time.</summary>
public sealed class SetClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _shown = start;
    private long _since = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _shown + System.GetElapsedTime(_since);

    public void Set(DateTimeOffset time) => (_shown, _since) = (time, System.GetTimestamp());
}
