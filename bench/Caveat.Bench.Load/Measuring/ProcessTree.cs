using System.Globalization;

namespace Caveat.Bench.Load.Measuring;

/// <summary>What a process and its living descendants have used, from proc(5).</summary>
internal readonly record struct ProcessTree(TimeSpan ProcessorTime, long ResidentBytes)
{
    /// <summary>The unit of proc(5)'s times is 1/100 s on every Linux that .NET runs on.</summary>
    internal static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    public static ProcessTree Read(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        // The name, in parentheses, may hold spaces: count the fields after it. They begin with the third, "state".
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var sum = new ProcessTree((Number(fields[14 - 3]) + Number(fields[15 - 3])) * Tick, Number(fields[24 - 3]) * Environment.SystemPageSize);
        foreach (int child in Children(process))
        {
            var below = Read(child);
            sum = new(sum.ProcessorTime + below.ProcessorTime, sum.ResidentBytes + below.ResidentBytes);
        }
        return sum;
    }

    private static int[] Children(int process) =>
        Directory.GetDirectories($"/proc/{process}/task").SelectMany(ChildrenOfThread).ToArray();

    private static IEnumerable<int> ChildrenOfThread(string thread)
    {
        try
        {
            return File.ReadAllText($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(child => int.Parse(child, CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // The thread ended after it was listed; what it used is in its process's sum.
            return [];
        }
    }

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);
}
