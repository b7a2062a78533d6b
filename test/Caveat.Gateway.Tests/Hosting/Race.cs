namespace Caveat.Gateway.Tests.Hosting;

/// <summary>Many callers of one operation, started together.</summary>
internal static class Race
{
    public static async Task<T[]> RunAsync<T>(int runners, Func<int, Task<T>> run)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tasks = Enumerable.Range(0, runners).Select(runner => Task.Run(async () =>
        {
            await start.Task;
            return await run(runner);
        })).ToArray();
        start.SetResult();
        return await Task.WhenAll(tasks);
    }
}
