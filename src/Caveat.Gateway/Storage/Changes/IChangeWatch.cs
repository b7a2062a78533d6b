namespace Caveat.Gateway.Storage.Changes;

/// <summary>Notices that the database may have changed. It may wake too often: the counts decide.</summary>
internal interface IChangeWatch
{
    /// <summary>Calls <paramref name="wake"/> once it watches, and then for each change, until it is cancelled or loses the database.</summary>
    Task RunAsync(Action wake, CancellationToken cancellationToken);
}
