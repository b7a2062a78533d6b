namespace Caveat.Assistant.Tests.Conversations;

/// <summary>The right time, with timers that ring twenty times too early: nobody waits for the seconds between attempts.</summary>
internal sealed class HastyClock : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Sooner(dueTime), Sooner(period));

    private static TimeSpan Sooner(TimeSpan time) => time > TimeSpan.Zero ? time / 20 : time;
}
