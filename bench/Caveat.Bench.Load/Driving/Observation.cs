using System.Diagnostics;
using Caveat.Bench.Load.Measuring;

namespace Caveat.Bench.Load.Driving;

/// <summary>The clocks at one edge of the measurement.</summary>
internal sealed record Observation(long At, TimeSpan ServerTime, TimeSpan ServerCoreTime, TimeSpan LoadCoreTime, long ResidentBytes)
{
    public static Observation Take(LoadPlan plan)
    {
        var server = ProcessTree.Read(plan.ServerProcess);
        return new(Stopwatch.GetTimestamp(), server.ProcessorTime, CoreTime.Busy(plan.ServerCore), CoreTime.Busy(plan.LoadCore), server.ResidentBytes);
    }
}
