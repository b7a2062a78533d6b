using System.Diagnostics;

namespace Caveat.Fuzzing;

/// <summary>Runs the targets in turn, a slice of time each, on one thread. Every input follows from the seed, the target and its number.</summary>
internal sealed class Campaign(FuzzTarget[] targets, FuzzOptions options)
{
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(3);

    private readonly Watch _watch = new(options.Findings);

    /// <summary>False when there were findings.</summary>
    public bool Run()
    {
        if (options.Replay.Length > 0)
        {
            Console.WriteLine(targets[0].Read(File.ReadAllBytes(options.Replay)));
            return true;
        }
        TargetRun[] runs = [.. targets.Select(target => new TargetRun(target, options, _watch))];
        var clock = Stopwatch.StartNew();
        var slice = TimeSpan.FromTicks(Math.Min(Slice.Ticks, options.Time.Ticks / runs.Length));
        for (var turn = 0; clock.Elapsed < options.Time; turn++)
        {
            runs[turn % runs.Length].Run(slice);
            if (turn > 0 && turn % (10 * runs.Length) == 0)
            {
                Print(runs);
            }
        }
        Print(runs);
        if (options.Keep.Length > 0)
        {
            Array.ForEach(runs, run => run.KeepInputs(options.Keep));
        }

        return runs.All(run => run.Findings == 0);
    }

    private static void Print(TargetRun[] runs)
    {
        Console.WriteLine($"{"target",-14} {"inputs",12} {"per second",12} {"endings",8} {"slowest ms",11} {"most MB",8} {"findings",9}");
        foreach (var run in runs)
        {
            Console.WriteLine($"{run.Name,-14} {run.Inputs,12:N0} {run.Inputs / Math.Max(run.Time.TotalSeconds, 0.001),12:N0} {run.Endings,8} {run.Slowest.TotalMilliseconds,11:N0} {run.MostBytes >> 20,8} {run.Findings,9}");
        }
        Console.WriteLine($"{"all",-14} {runs.Sum(run => run.Inputs),12:N0}");
        Console.Out.Flush();
    }
}
