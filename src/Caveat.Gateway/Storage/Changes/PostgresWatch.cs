using Npgsql;

namespace Caveat.Gateway.Storage.Changes;

/// <summary>Listens on channel <c>caveat</c>, on a connection of its own.</summary>
/// <remarks>
/// What was notified while the connection was down is lost, so every new connection wakes too. A connection that is dead
/// and does not know it yet is what the signal's own timer is for.
/// </remarks>
internal sealed class PostgresWatch(NpgsqlDataSource source, TimeProvider time) : IChangeWatch
{
    private static readonly TimeSpan Reconnect = TimeSpan.FromMilliseconds(500);

    public async Task RunAsync(Action wake, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await ListenAsync(wake, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                await Task.Delay(Reconnect, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ListenAsync(Action wake, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        connection.Notification += (_, _) => wake();
        var command = new NpgsqlCommand("LISTEN caveat", connection);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        // After LISTEN, not before: a change between the two would be seen by neither.
        wake();
        while (true)
        {
            await connection.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
