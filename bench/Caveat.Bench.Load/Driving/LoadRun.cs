using System.Diagnostics;
using Caveat.Bench.Load.Measuring;

namespace Caveat.Bench.Load.Driving;

/// <summary>Warms up, opens the window, reads the clocks of server and cores at both its edges, and sums up.</summary>
internal sealed class LoadRun(LoadPlan plan, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<CellResult> RunAsync(CancellationToken cancellationToken)
    {
        var window = new MeasuredWindow();
        var connections = Enumerable.Range(0, plan.Connections).Select(number => new BenchConnection(plan, number, window, time)).ToArray();
        var callers = Task.WhenAll(connections.Select(connection => connection.RunAsync()));
        try
        {
            await WaitAsync(plan.WarmUp, callers, cancellationToken);
            window.Begin();
            var before = Observation.Take(plan);
            await WaitAsync(plan.Measured, callers, cancellationToken);
            var after = Observation.Take(plan);
            window.Close();
            await callers.WaitAsync(Patience, time, cancellationToken);
            return Sum(connections, before, after);
        }
        catch (TimeoutException)
        {
            throw new BenchFailureException($"Some exchanges had not ended {Patience.TotalSeconds:0} seconds after the measurement.");
        }
        finally
        {
            window.Close();
        }
    }

    /// <summary>Ends early, with its exception, when a caller fails.</summary>
    private async Task WaitAsync(TimeSpan duration, Task callers, CancellationToken cancellationToken)
    {
        if (await Task.WhenAny(callers, Task.Delay(duration, time, cancellationToken)) == callers)
        {
            await callers;
            throw new BenchFailureException($"All callers had sent {plan.MostRequests} requests before the measurement ended; raise --most-requests.");
        }
    }

    private CellResult Sum(BenchConnection[] connections, Observation before, Observation after)
    {
        var (whole, firstText) = (new LatencyHistogram(), new LatencyHistogram());
        foreach (var connection in connections)
        {
            whole.Add(connection.Whole);
            firstText.Add(connection.FirstText);
        }
        if (whole.Count == 0)
        {
            throw new BenchFailureException("No exchange ended within the measurement.");
        }
        var wall = Stopwatch.GetElapsedTime(before.At, after.At);
        var server = after.ServerTime - before.ServerTime;
        return new CellResult
        {
            Peer = plan.Peer,
            Cell = plan.Cell,
            Round = plan.Round,
            Connections = plan.Connections,
            Stream = plan.Stream,
            Seconds = wall.TotalSeconds,
            Requests = whole.Count,
            RequestsPerSecond = whole.Count / wall.TotalSeconds,
            P50Microseconds = whole.Quantile(0.50) / 1000,
            P99Microseconds = whole.Quantile(0.99) / 1000,
            FirstTextP50Microseconds = firstText.Quantile(0.50) / 1000,
            FirstTextP99Microseconds = firstText.Quantile(0.99) / 1000,
            ServerMicrosecondsPerRequest = server.TotalMicroseconds / whole.Count,
            ServerBusy = server / wall,
            OtherWorkOnServerCore = Math.Max(0, (after.ServerCoreTime - before.ServerCoreTime - server) / wall),
            LoadCoreBusy = (after.LoadCoreTime - before.LoadCoreTime) / wall,
            ResidentBytes = after.ResidentBytes,
        };
    }
}
