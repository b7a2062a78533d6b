using System.Data.Common;
using Caveat.Gateway.Storage.Changes;
using Dapper;
using Npgsql;

namespace Caveat.Gateway.Storage;

/// <summary>A PostgreSQL server that replicas share.</summary>
internal sealed class PostgresDialect : SqlDialect
{
    // "cave" in ASCII; advisory locks are per database.
    private const long SchemaLock = 0x63617665;

    private readonly NpgsqlDataSource _source;

    public PostgresDialect(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "caveat" };
        Name = $"{settings.Database ?? settings.Username} at {settings.Host}";
        _source = NpgsqlDataSource.Create(settings);
    }

    public override string Name { get; }

    public override string Suffix => "postgres";

    public override bool HasOneWriter => false;

    public override string SkipLocked => "FOR UPDATE SKIP LOCKED";

    public override DbConnection Connect() => _source.CreateConnection();

    public override void LockSchema(DbTransaction transaction) =>
        transaction.Connection!.Execute("SELECT pg_advisory_xact_lock(@SchemaLock)", new { SchemaLock }, transaction);

    public override bool IsUniqueViolation(DbException exception) => exception.SqlState == PostgresErrorCodes.UniqueViolation;

    public override IChangeWatch Watch(TimeProvider time) => new PostgresWatch(_source);

    public override ValueTask DisposeAsync() => _source.DisposeAsync();
}
