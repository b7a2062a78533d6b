namespace Caveat.Testing;

/// <summary>Counts what a piece of code allocates on its own thread.</summary>
public static class Allocations
{
    private const int Runs = 10;

    /// <summary>The least of several runs, in bytes: the runtime may allocate in one of them, the code in question would in all.</summary>
    public static long Least(Action action)
    {
        action();
        var least = long.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
