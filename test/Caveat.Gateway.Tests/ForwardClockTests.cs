using Caveat.Testing;

namespace Caveat.Gateway.Tests;

public sealed class ForwardClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_goes_on_with_the_clock_behind_it_and_never_back()
    {
        var behind = new SetClock(Noon);
        var clock = new ForwardClock(behind);
        Assert.InRange(clock.GetUtcNow(), Noon, Noon.AddMinutes(1));
        behind.Set(Noon.AddHours(1));
        var latest = clock.GetUtcNow();
        Assert.InRange(latest, Noon.AddHours(1), Noon.AddHours(2));
        behind.Set(Noon);
        Assert.Equal(latest, clock.GetUtcNow());
        Assert.Equal(latest, clock.GetUtcNow());
        behind.Set(Noon.AddHours(3));
        Assert.InRange(clock.GetUtcNow(), Noon.AddHours(3), Noon.AddHours(4));
    }

    [Fact]
    public void No_thread_sees_it_go_back()
    {
        var behind = new SetClock(Noon);
        var clock = new ForwardClock(behind);
        Parallel.For(0, 8, turn =>
        {
            var before = DateTimeOffset.MinValue;
            for (var i = 0; i < 2_000; i++)
            {
                behind.Set(Noon.AddSeconds((i * 7 + turn) % 100));
                var now = clock.GetUtcNow();
                Assert.True(now >= before);
                before = now;
            }
        });
    }
}
