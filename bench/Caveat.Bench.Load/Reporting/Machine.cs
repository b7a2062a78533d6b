using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Caveat.Bench.Load.Reporting;

/// <summary>Where the figures come from. Nothing in it names the host.</summary>
internal sealed record Machine
{
    public required string Processor { get; init; }
    public required int Cores { get; init; }
    public required double MemoryGibibytes { get; init; }
    public required string Kernel { get; init; }
    public required string Runtime { get; init; }
    public required string FileSystem { get; init; }

    /// <summary>Median time of one 4 KiB write with fsync in the directory that held the ledger: what durability costs here.</summary>
    public required double FsyncMilliseconds { get; init; }

    public static Machine Describe(string dataDirectory) => new()
    {
        Processor = Field("/proc/cpuinfo", "model name"),
        Cores = File.ReadLines("/proc/cpuinfo").Count(line => line.StartsWith("processor", StringComparison.Ordinal)),
        MemoryGibibytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024),
        Kernel = File.ReadAllText("/proc/sys/kernel/osrelease").Trim(),
        Runtime = RuntimeInformation.FrameworkDescription,
        FileSystem = DriveOf(dataDirectory).DriveFormat,
        FsyncMilliseconds = MeasureFsync(dataDirectory),
    };

    private static string Field(string file, string name) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown";

    private static DriveInfo DriveOf(string directory)
    {
        string path = Path.GetFullPath(directory);
        return DriveInfo.GetDrives().Where(drive => path.StartsWith(drive.Name, StringComparison.Ordinal)).MaxBy(drive => drive.Name.Length)!;
    }

    private static double MeasureFsync(string directory)
    {
        byte[] page = new byte[4096];
        var times = new List<double>();
        using var file = new FileStream(
            Path.Combine(directory, "fsync-probe"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        for (int i = 0; i < 101; i++)
        {
            long start = Stopwatch.GetTimestamp();
            file.Write(page);
            file.Flush(flushToDisk: true);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return times.Order().ElementAt(times.Count / 2);
    }
}
