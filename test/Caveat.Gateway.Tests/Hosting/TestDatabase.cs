using Caveat.Gateway.Storage;
using Caveat.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Caveat.Gateway.Tests.Hosting;

/// <summary>An empty database of one test, which any number of gateways may open.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SharedDatabase> _opened = [];
    private readonly string? _server;

    private TestDatabase(string? server) => _server = server;

    public string File => _folder.File("caveat.db");

    public string ConnectionString => _server!;

    public TemporaryFolder Folder => _folder;

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind, PostgresFixture postgres) =>
        new(kind == DatabaseKind.Postgres ? await postgres.CreateDatabaseAsync() : null);

    /// <summary>Opens it as one more gateway would.</summary>
    public SharedDatabase Open()
    {
        var database = _server is null ? SharedDatabase.OpenSqlite(File, TimeProvider.System) : SharedDatabase.OpenPostgres(_server, TimeProvider.System);
        lock (_opened)
        {
            _opened.Add(database);
        }

        return database;
    }

    /// <summary>Runs SQL as a hand from outside would.</summary>
    public async Task<object?> ExecuteAsync(string sql)
    {
        await using System.Data.Common.DbConnection connection = _server is null ? new SqliteConnection($"Data Source={File}") : new NpgsqlConnection(_server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _opened)
        {
            await database.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
