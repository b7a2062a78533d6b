using System.Data.Common;
using System.Globalization;
using Dapper;

namespace Caveat.Assistant.Storage;

/// <summary>The numbered steps of the schema, embedded files <c>0002-conversations.sql</c>. A step that was released never changes.</summary>
/// <remarks>Written once for both databases: <c>{bytes}</c> stands for BLOB or BYTEA.</remarks>
internal static class SchemaSteps
{
    private const string Folder = "migrations/";

    /// <summary>The assistant's own schema of a PostgreSQL database: the gateway's tables may stand beside it.</summary>
    public const string Schema = "caveat_assistant";

    // "cavs" in ASCII; advisory locks are per database.
    private const long SchemaLock = 0x63617673;

    /// <remarks>All steps are one transaction: of two replicas that start at once the second finds the work done, and a crash leaves the old schema whole.</remarks>
    /// <exception cref="IOException">A newer release made the database.</exception>
    public static void Apply(DbConnection connection, bool isPostgres, string name)
    {
        var steps = ReadAll();
        using var transaction = connection.BeginTransaction();
        if (isPostgres)
        {
            connection.Execute("SELECT pg_advisory_xact_lock(@SchemaLock)", new { SchemaLock }, transaction);
            connection.Execute($"CREATE SCHEMA IF NOT EXISTS {Schema}", transaction: transaction);
        }

        connection.Execute("CREATE TABLE IF NOT EXISTS assistant_schema (version INTEGER PRIMARY KEY)", transaction: transaction);
        var version = connection.ExecuteScalar<long>("SELECT COALESCE(MAX(version), 0) FROM assistant_schema", transaction: transaction);
        if (version > steps.Count)
        {
            // Fails closed: what a newer release wrote may mean something that this one does not know.
            throw new IOException($"The assistant's database \"{name}\" has schema version {version} and this release knows {steps.Count}: start the newer release that made it, or restore a backup from before.");
        }

        foreach (var (number, sql) in steps.Where(step => step.Number > version))
        {
            connection.Execute(sql.Replace("{bytes}", isPostgres ? "BYTEA" : "BLOB", StringComparison.Ordinal), transaction: transaction);
            connection.Execute("INSERT INTO assistant_schema (version) VALUES (@number)", new { number }, transaction);
        }

        transaction.Commit();
    }

    private static List<(int Number, string Sql)> ReadAll()
    {
        var assembly = typeof(SchemaSteps).Assembly;
        return
        [
            .. from name in assembly.GetManifestResourceNames()
               where name.StartsWith(Folder, StringComparison.Ordinal)
               orderby name
               select (int.Parse(name.AsSpan(Folder.Length, 4), CultureInfo.InvariantCulture), Read(name)),
        ];

        string Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }
}
