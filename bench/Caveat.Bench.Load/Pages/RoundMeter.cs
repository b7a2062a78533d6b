using System.Diagnostics;
using Caveat.Bench.Load.Measuring;

namespace Caveat.Bench.Load.Pages;

/// <summary>Watches a server while many answers stream through it.</summary>
internal sealed class RoundMeter(int process, TimedVendor vendor)
{
    private static readonly TimeSpan SampleEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Starts readers evenly over a ramp, so that their tokens do not arrive in step, and waits for all of them.</summary>
    public async Task<RoundResult> RunAsync(string name, int readers, TimeSpan ramp, Func<int, TimedAnswer> answerOf, Func<int, Task> read, CancellationToken cancellationToken)
    {
        var before = ProcessTree.Read(process);
        long tokens = vendor.Tokens;
        long started = Stopwatch.GetTimestamp();
        int over = 0;
        var all = Task.WhenAll(Enumerable.Range(0, readers).Select(async i =>
        {
            await Task.Delay(ramp * i / readers, cancellationToken);
            await read(i);
            Interlocked.Increment(ref over);
        }));
        var (most, steady, steadyFrom) = (before.ResidentBytes, default(ProcessTree?), 0L);
        var (steadyTime, steadyTokens) = (TimeSpan.Zero, 0L);
        while (!all.IsCompleted)
        {
            await Task.WhenAny(all, Task.Delay(SampleEvery, cancellationToken));
            var now = ProcessTree.Read(process);
            most = Math.Max(most, now.ResidentBytes);
            // Between the first token of the last answer and the end of the first answer there is nothing but streaming.
            bool isSteady = Volatile.Read(ref over) == 0 && Enumerable.Range(0, readers).All(i => answerOf(i).HasBegun);
            if (isSteady && steady is null)
            {
                (steady, steadyFrom) = (now, vendor.Tokens);
            }
            else if (isSteady)
            {
                (steadyTime, steadyTokens) = (now.ProcessorTime - steady!.Value.ProcessorTime, vendor.Tokens - steadyFrom);
            }
        }
        await all;
        var after = ProcessTree.Read(process);
        var delays = new LatencyHistogram();
        long steps = 0;
        for (int i = 0; i < readers; i++)
        {
            delays.Add(answerOf(i).Delays);
            steps += answerOf(i).Steps;
        }
        return new RoundResult(
            name, readers, Stopwatch.GetElapsedTime(started), after.ProcessorTime - before.ProcessorTime, vendor.Tokens - tokens,
            steadyTime, steadyTokens, steps, before.ResidentBytes, most, delays);
    }
}
