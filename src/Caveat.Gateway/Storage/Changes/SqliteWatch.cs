using Dapper;

namespace Caveat.Gateway.Storage.Changes;

/// <summary>Asks one held connection for <c>data_version</c>, which moves with every commit of any other connection (sqlite.org/pragma.html).</summary>
internal sealed class SqliteWatch(SqliteDialect dialect, TimeProvider time) : IChangeWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    public async Task RunAsync(Action wake, CancellationToken cancellationToken)
    {
        using var connection = dialect.Connect();
        connection.Open();
        dialect.Prepare(connection);
        using var timer = new PeriodicTimer(Interval, time);
        // No version is negative: the first look wakes.
        var last = -1L;
        do
        {
            var version = connection.ExecuteScalar<long>("PRAGMA data_version");
            if (version != last)
            {
                last = version;
                wake();
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }
}
