using Npgsql;

namespace Caveat.Gateway.Storage.Changes;

/// <summary>Listens on channel <c>caveat</c>, on a connection of its own.</summary>
internal sealed class PostgresWatch(NpgsqlDataSource source) : IChangeWatch
{
    public async Task RunAsync(Action wake, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        connection.Notification += (_, _) => wake();
        var command = new NpgsqlCommand("LISTEN caveat", connection);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        // After LISTEN, not before: what was notified while nobody listened is lost, and a change between the two would be seen by neither.
        wake();
        while (true)
        {
            await connection.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
