namespace Caveat.Gateway;

/// <summary>A clock that never goes back: while the one behind it shows an earlier time than before, it stands still.</summary>
/// <remarks>
/// Thread-safe. Fails closed: where somebody sets the machine's clock back, an order that has stopped a vendor, or that has
/// expired, does not come to life again. Timers and timestamps are those of the clock behind it.
/// </remarks>
public sealed class ForwardClock(TimeProvider behind) : TimeProvider
{
    private long _latest;

    public override TimeZoneInfo LocalTimeZone => behind.LocalTimeZone;

    public override long TimestampFrequency => behind.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        var now = behind.GetUtcNow();
        var latest = Volatile.Read(ref _latest);
        while (now.UtcTicks > latest)
        {
            var seen = Interlocked.CompareExchange(ref _latest, now.UtcTicks, latest);
            if (seen == latest)
            {
                return now;
            }

            latest = seen;
        }

        return new DateTimeOffset(latest, TimeSpan.Zero);
    }

    public override long GetTimestamp() => behind.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        behind.CreateTimer(callback, state, dueTime, period);
}
