namespace Caveat.Gateway.Storage.Changes;

/// <summary>Notices that the database may have changed. It may wake too often, never too late: the counts decide.</summary>
internal interface IChangeWatch
{
    /// <summary>Calls <paramref name="wake"/> until it is cancelled; it reconnects by itself.</summary>
    Task RunAsync(Action wake, CancellationToken cancellationToken);
}
