using Microsoft.Data.Sqlite;

namespace Caveat.Scenarios.Hosting;

/// <summary>The assistant's file takes nothing more, until this is disposed; what stands in it can be read.</summary>
/// <remarks>
/// A full disk cannot be had everywhere: SQLite itself refuses each change, with the same exception and the same roll-back as
/// where a page cannot be written.
/// </remarks>
internal sealed class FullDisk : IDisposable
{
    private static readonly string[] Tables = ["conversations", "documents", "sessions", "turns"];

    private readonly SqliteConnection _connection;

    public FullDisk(string data)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "assistant.db"), Pooling = false }.ToString());
        _connection.Open();
        foreach (var (table, act) in Acts())
        {
            Execute($"CREATE TRIGGER full_{table}_{act} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
        }
    }

    public void Dispose()
    {
        foreach (var (table, act) in Acts())
        {
            Execute($"DROP TRIGGER full_{table}_{act}");
        }

        _connection.Dispose();
    }

    private static IEnumerable<(string Table, string Act)> Acts() => Tables.SelectMany(table => new[] { (table, "INSERT"), (table, "UPDATE") });

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        // The names are the test's own.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
