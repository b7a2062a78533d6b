using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Caveat.Assistant.Storage;

/// <summary>The assistant's state: a SQLite file of its own, or a PostgreSQL database that replicas share. The same statements run on both.</summary>
/// <remarks>
/// Thread-safe. Times are milliseconds since 1970 (BIGINT), ids are text, content is sealed bytes. Every method throws a
/// <see cref="DbException"/> when the database cannot be reached or written.
/// </remarks>
public sealed class AssistantDatabase : IAsyncDisposable
{
    private const int BusySeconds = 5;

    private readonly DbDataSource _source;
    private readonly SemaphoreSlim? _oneWriter;

    private AssistantDatabase(DbDataSource source, string name, bool isShared)
    {
        _source = source;
        Name = name;
        IsShared = isShared;
        // Writers of a file queue here instead of in SQLite, where waiting would hold a thread.
        _oneWriter = isShared ? null : new SemaphoreSlim(1, 1);
    }

    /// <summary>The database for people; never a password.</summary>
    public string Name { get; }

    /// <summary>Whether other replicas may use it too.</summary>
    public bool IsShared { get; }

    /// <summary>Opens it and takes it to this release's schema.</summary>
    /// <param name="place">A file's path, or a PostgreSQL connection string (<c>Host=…</c>).</param>
    /// <exception cref="IOException">It cannot be opened, or a newer release made it; the message is for the operator.</exception>
    public static AssistantDatabase Open(string place)
    {
        ArgumentException.ThrowIfNullOrEmpty(place);
        var database = place.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? OpenPostgres(place) : OpenSqlite(place);
        try
        {
            using var connection = database.Connect();
            SchemaSteps.Apply(connection, database.IsShared, database.Name);
            return database;
        }
        catch (DbException e)
        {
            throw new IOException($"The assistant's database \"{database.Name}\" cannot be opened: {e.Message}", e);
        }
    }

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        return await read(connection).ConfigureAwait(false);
    }

    /// <summary>Does what it is given in one transaction: all of it, or after an exception or a crash nothing.</summary>
    public async Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (_oneWriter is not null)
        {
            await _oneWriter.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
            await using var closing = connection.ConfigureAwait(false);
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using var ending = transaction.ConfigureAwait(false);
            var result = await write(connection, transaction).ConfigureAwait(false);
            // Not cancelled any more: a commit that was sent may have happened, and its outcome must be known.
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            return result;
        }
        finally
        {
            _oneWriter?.Release();
        }
    }

    /// <summary>One statement in a transaction of its own; the number of rows that it changed.</summary>
    public Task<int> ExecuteAsync(string sql, object values, CancellationToken cancellationToken) =>
        WriteAsync((connection, transaction) => connection.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: cancellationToken)), cancellationToken);

    /// <summary>The rows of one query.</summary>
    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object values, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<T>>(
            async connection => [.. await connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancellationToken)).ConfigureAwait(false)],
            cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!IsShared)
        {
            // Idle connections would keep the file open, and its journals beside it.
            using var connection = (SqliteConnection)_source.CreateConnection();
            SqliteConnection.ClearPool(connection);
        }

        await _source.DisposeAsync().ConfigureAwait(false);
        _oneWriter?.Dispose();
    }

    private static AssistantDatabase OpenSqlite(string file)
    {
        var path = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Only the server's own account reads it, and SQLite gives its journals the same mode.
        new FileStream(path, PrivateFiles.Options(FileMode.OpenOrCreate)).Dispose();
        var settings = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = BusySeconds };
        return new AssistantDatabase(SqliteFactory.Instance.CreateDataSource(settings.ToString()), path, isShared: false);
    }

    private static AssistantDatabase OpenPostgres(string text)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(text) { ApplicationName = "caveat-assistant", SearchPath = SchemaSteps.Schema };
            return new AssistantDatabase(NpgsqlDataSource.Create(settings), $"{settings.Database ?? settings.Username} at {settings.Host}", isShared: true);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // The string itself is not quoted: it may hold a password.
            throw new IOException($"The assistant's database is no PostgreSQL connection string: write \"Host=…;Database=…;Username=…\" ({e.Message}).", e);
        }
    }

    private DbConnection Connect()
    {
        var connection = _source.OpenConnection();
        Prepare(connection);
        return connection;
    }

    private async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        Prepare(connection);
        return connection;
    }

    /// <remarks>WAL stays with the file, so that readers never wait for a writer; the timeout goes with each connection.</remarks>
    private void Prepare(DbConnection connection)
    {
        if (!IsShared)
        {
            connection.Execute($"PRAGMA busy_timeout = {BusySeconds * 1000}; PRAGMA journal_mode = WAL");
        }
    }
}
