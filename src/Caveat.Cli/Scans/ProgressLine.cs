using System.Globalization;

namespace Caveat.Cli.Scans;

/// <summary>A bar on one line of a terminal, with the pace. It gives way to every other line: clear it before one is written. For one thread.</summary>
/// <param name="terminal">Standard error when it is a terminal; null draws nothing.</param>
internal sealed class ProgressLine(TextWriter? terminal, int total, TimeProvider time)
{
    private const int BarWidth = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly long _started = time.GetTimestamp();
    private long _drawn = time.GetTimestamp();
    private bool _isShown;

    /// <summary>Draws the bar, a few times a second at most, and not at all when the work is done sooner.</summary>
    public void Draw(int files, long bytes)
    {
        if (terminal is null || time.GetElapsedTime(_drawn) < Pause)
        {
            return;
        }
        _drawn = time.GetTimestamp();
        _isShown = true;
        var seconds = time.GetElapsedTime(_started).TotalSeconds;
        var full = (int)((long)files * BarWidth / Math.Max(total, 1));
        terminal.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"\r\e[2K[{new string('#', full)}{new string('.', BarWidth - full)}] {files:N0} of {total:N0} files, {files / seconds:N0} files/s, {bytes / seconds / (1 << 20):N1} MiB/s"));
    }

    public void Clear()
    {
        if (_isShown)
        {
            terminal!.Write("\r\e[2K");
            _isShown = false;
        }
    }
}
