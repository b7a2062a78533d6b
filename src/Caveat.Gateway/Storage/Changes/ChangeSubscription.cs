namespace Caveat.Gateway.Storage.Changes;

/// <summary>One handler, and the count of its topic that it has dealt with.</summary>
internal sealed class ChangeSubscription(ChangeTopic topic, Func<CancellationToken, ValueTask> handler, Action<ChangeSubscription> leave) : IDisposable
{
    // No count yet: the first look always calls, so that nothing is missed between reading and subscribing.
    private long _handled = -1;

    public ChangeTopic Topic => topic;

    /// <remarks>The count moves only after the handler is done: one that fails is called again.</remarks>
    public async ValueTask SeeAsync(long count, CancellationToken cancellationToken)
    {
        if (count == _handled)
        {
            return;
        }

        await handler(cancellationToken).ConfigureAwait(false);
        _handled = count;
    }

    public void Dispose() => leave(this);
}
