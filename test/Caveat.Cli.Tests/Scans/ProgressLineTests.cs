using Caveat.Cli.Scans;
using Xunit;

namespace Caveat.Cli.Tests.Scans;

public sealed class ProgressLineTests
{
    private readonly SteppedTime _time = new();
    private readonly StringWriter _terminal = new();

    [Fact]
    public void It_tells_how_far_and_how_fast()
    {
        var line = new ProgressLine(_terminal, 4_000, _time);
        _time.Passed = TimeSpan.FromSeconds(2);

        line.Draw(1_000, 10 << 20);

        Assert.Equal("\r\e[2K[#####...............] 1,000 of 4,000 files, 500 files/s, 5.0 MiB/s", _terminal.ToString());
    }

    [Fact]
    public void It_is_drawn_a_few_times_a_second_and_not_for_a_short_scan()
    {
        var line = new ProgressLine(_terminal, 10, _time);
        line.Draw(1, 1);
        line.Clear();
        Assert.Empty(_terminal.ToString());

        _time.Passed = TimeSpan.FromMilliseconds(250);
        line.Draw(2, 2);
        line.Draw(3, 3);

        Assert.Equal("\r\e[2K[####................] 2 of 10 files, 8 files/s, 0.0 MiB/s", _terminal.ToString());
    }

    [Fact]
    public void It_gives_way_once()
    {
        var line = new ProgressLine(_terminal, 10, _time);
        _time.Passed = TimeSpan.FromSeconds(1);
        line.Draw(5, 5);

        line.Clear();
        var cleared = _terminal.ToString();
        line.Clear();

        Assert.EndsWith("\r\e[2K", cleared, StringComparison.Ordinal);
        Assert.Equal(cleared, _terminal.ToString());
    }

    [Fact]
    public void Without_a_terminal_nothing_is_drawn()
    {
        var line = new ProgressLine(null, 10, _time);
        _time.Passed = TimeSpan.FromSeconds(1);

        line.Draw(5, 5);
        line.Clear();
    }

    private sealed class SteppedTime : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Passed.Ticks;
    }
}
