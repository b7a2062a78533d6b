using Caveat.Gateway.Storage.Changes;

namespace Caveat.Gateway.Reviews;

/// <summary>Tells all who wait that some review changed, on this replica or another. Thread-safe.</summary>
internal sealed class ReviewWatch : IDisposable
{
    private readonly IDisposable _subscription;
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ReviewWatch(ChangeSignal changes) => _subscription = changes.Subscribe(ChangeTopic.Reviews, _ =>
    {
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return ValueTask.CompletedTask;
    });

    /// <summary>Completes with the next change. Take it before reading, or a change in between is missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Dispose() => _subscription.Dispose();
}
