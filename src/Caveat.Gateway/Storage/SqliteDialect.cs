using System.Data.Common;
using Caveat.Gateway.Storage.Changes;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Caveat.Gateway.Storage;

/// <summary>One file: WAL, so that readers never wait for a writer.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    private const int UniqueConstraint = 2067;
    private const int BusySeconds = 5;

    private readonly string _connection;

    public SqliteDialect(string file)
    {
        Name = Path.GetFullPath(file);
        // It holds the subject keys: only the gateway's own account reads it, and SQLite gives its journals the same mode.
        new FileStream(Name, PrivateMode.Options(FileMode.OpenOrCreate)).Dispose();
        _connection = new SqliteConnectionStringBuilder { DataSource = Name, ForeignKeys = true, DefaultTimeout = BusySeconds }.ToString();
    }

    public override string Name { get; }

    public override string Suffix => "sqlite";

    public override bool HasOneWriter => true;

    public override string SkipLocked => "";

    public override DbConnection Connect() => new SqliteConnection(_connection);

    /// <remarks>WAL stays with the file; the timeout goes with each connection.</remarks>
    public override void Prepare(DbConnection connection) =>
        connection.Execute($"PRAGMA busy_timeout = {BusySeconds * 1000}; PRAGMA journal_mode = WAL");

    /// <remarks>Nothing to add: a transaction that is not deferred is BEGIN IMMEDIATE, and there is one at a time.</remarks>
    public override void LockSchema(DbTransaction transaction)
    {
    }

    public override bool IsUniqueViolation(DbException exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: UniqueConstraint };

    public override IChangeWatch Watch(TimeProvider time) => new SqliteWatch(this, time);

    public override ValueTask DisposeAsync()
    {
        // Idle connections would keep the file open, and its journals beside it.
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }
}
