using System.Data.Common;
using Caveat.Assistant.Storage;
using Caveat.Gateway.Tests.Hosting;
using Caveat.Testing;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Caveat.Assistant.Tests.Storage;

/// <summary>An empty database with a key beside it, which any number of servers may open.</summary>
internal sealed class TestPlace : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string? _server;

    private TestPlace(string? server) => _server = server;

    public string Place => _server ?? _folder.File("assistant.db");

    public string KeyFile => _folder.File("assistant.key");

    public static async Task<TestPlace> CreateAsync(DatabaseKind kind, PostgresFixture postgres) =>
        new(kind == DatabaseKind.Postgres ? await postgres.CreateDatabaseAsync() : null);

    public static TestPlace File() => new(null);

    public AssistantDatabase Open() => AssistantDatabase.Open(Place);

    /// <summary>Runs SQL as a hand from outside would.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using DbConnection connection = _server is null ? new SqliteConnection($"Data Source={Place};Pooling=False") : new NpgsqlConnection($"{_server};Search Path={SchemaSteps.Schema}");
        return [.. await connection.QueryAsync<T>(sql)];
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
