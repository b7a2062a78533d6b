using System.Globalization;

namespace Caveat.Bench.Load.Measuring;

/// <summary>How long a core has been busy since the machine started, with whatever: the kernel's own threads and strangers included (proc(5), <c>/proc/stat</c>).</summary>
internal static class CoreTime
{
    public static TimeSpan Busy(int core)
    {
        string name = $"cpu{core.ToString(CultureInfo.InvariantCulture)} ";
        string line = File.ReadLines("/proc/stat").First(line => line.StartsWith(name, StringComparison.Ordinal));
        var ticks = line.Split(' ')[1..].Select(field => long.Parse(field, CultureInfo.InvariantCulture)).ToArray();
        // user nice system idle iowait irq softirq steal: idle and waiting for the disk are not work.
        return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + ticks[7]) * ProcessTree.Tick;
    }
}
