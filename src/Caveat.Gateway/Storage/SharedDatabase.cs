using System.Data.Common;
using Caveat.Gateway.Storage.Changes;

namespace Caveat.Gateway.Storage;

/// <summary>The gateway's one database: a SQLite file, or a PostgreSQL server that replicas share.</summary>
/// <remarks>
/// Thread-safe. Times are stored in milliseconds. Every method of the stores on it throws a <see cref="DbException"/> when the
/// database cannot be reached; whoever asks on behalf of an exchange then refuses. A write on SQLite flushes to disk on the
/// calling thread.
/// </remarks>
public sealed class SharedDatabase : IAsyncDisposable
{
    private readonly SemaphoreSlim? _oneWriter;

    private SharedDatabase(SqlDialect dialect, TimeProvider time, bool shared)
    {
        Dialect = dialect;
        IsShared = shared;
        _oneWriter = dialect.HasOneWriter ? new SemaphoreSlim(1, 1) : null;
        Changes = new ChangeSignal(this, dialect.Watch(time), time);
    }

    /// <summary>Tells what this process and others changed.</summary>
    public ChangeSignal Changes { get; }

    /// <summary>The database for people: a path, or a host and a name.</summary>
    public string Name => Dialect.Name;

    /// <summary>Whether other instances may use it too.</summary>
    public bool IsShared { get; }

    internal SqlDialect Dialect { get; }

    /// <summary>Opens the file, makes it with mode 600 where there is none, and takes it to this release's schema.</summary>
    /// <exception cref="IOException">It cannot be opened, or a newer release made it; the message is for the operator.</exception>
    public static SharedDatabase OpenSqlite(string file, TimeProvider time) => Open(new SqliteDialect(file), time, shared: false);

    /// <summary>Opens a file that other gateways of this machine have open too.</summary>
    /// <exception cref="IOException">It cannot be opened, or a newer release made it; the message is for the operator.</exception>
    public static SharedDatabase OpenSharedSqlite(string file, TimeProvider time) => Open(new SqliteDialect(file), time, shared: true);

    /// <summary>Opens the server's database and takes it to this release's schema; replicas that start at once wait for one another.</summary>
    /// <param name="connectionString">As Npgsql reads it: <c>Host=…;Database=…;Username=…</c>.</param>
    /// <exception cref="IOException">It cannot be opened, or a newer release made it; the message is for the operator.</exception>
    public static SharedDatabase OpenPostgres(string connectionString, TimeProvider time)
    {
        try
        {
            return Open(new PostgresDialect(connectionString), time, shared: true);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // The string itself is not quoted: it may hold a password.
            throw new IOException($"Database is no PostgreSQL connection string: write \"Host=…;Database=…;Username=…\" ({e.Message}).", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Changes.DisposeAsync().ConfigureAwait(false);
        await Dialect.DisposeAsync().ConfigureAwait(false);
        _oneWriter?.Dispose();
    }

    internal T Read<T>(Func<DbConnection, T> read)
    {
        using var connection = Dialect.Connect();
        connection.Open();
        Dialect.Prepare(connection);
        return read(connection);
    }

    /// <summary>Writes in one statement, at start or by an administrator.</summary>
    internal void Write(Action<DbConnection> write)
    {
        _oneWriter?.Wait();
        try
        {
            Read<object?>(connection =>
            {
                write(connection);
                return null;
            });
        }
        finally
        {
            _oneWriter?.Release();
        }

        Changes.Wake();
    }

    internal async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> read, CancellationToken cancellationToken)
    {
        var connection = Dialect.Connect();
        await using var _ = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        Dialect.Prepare(connection);
        return await read(new SqlSession(connection, null, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Does what it is given in one transaction: all of it, or after an exception or a crash nothing.</summary>
    internal async Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> write, CancellationToken cancellationToken)
    {
        if (_oneWriter is not null)
        {
            await _oneWriter.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        T result;
        try
        {
            result = await WriteNowAsync(write, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _oneWriter?.Release();
        }

        Changes.Wake();
        return result;
    }

    internal Task<int> WriteAsync(string sql, object values, CancellationToken cancellationToken) =>
        WriteAsync(session => session.ExecuteAsync(sql, values), cancellationToken);

    private async Task<T> WriteNowAsync<T>(Func<SqlSession, Task<T>> write, CancellationToken cancellationToken)
    {
        var connection = Dialect.Connect();
        await using var closing = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        Dialect.Prepare(connection);
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var ending = transaction.ConfigureAwait(false);
        var result = await write(new SqlSession(connection, transaction, cancellationToken)).ConfigureAwait(false);
        // Not cancelled any more: a commit that was sent may have happened, and its outcome must be known.
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return result;
    }

    private static SharedDatabase Open(SqlDialect dialect, TimeProvider time, bool shared)
    {
        var database = new SharedDatabase(dialect, time, shared);
        try
        {
            database.Read<object?>(connection =>
            {
                SchemaMigration.Apply(dialect, connection);
                return null;
            });
            return database;
        }
        catch (DbException e)
        {
            throw new IOException($"The database \"{dialect.Name}\" cannot be opened: {e.Message}", e);
        }
    }
}
