using System.Data.Common;
using System.Globalization;
using Dapper;

namespace Caveat.Gateway.Storage;

/// <summary>One numbered step of the schema, an embedded file <c>0002-callers.sqlite.sql</c>. A step that was released never changes.</summary>
internal sealed record SchemaMigration(int Number, string Sql)
{
    private const string Folder = "migrations/";

    /// <summary>Takes a database to this software's schema.</summary>
    /// <remarks>
    /// All steps are one transaction under one lock: of two replicas that start at once the second finds the work done, and
    /// a crash leaves the old schema whole.
    /// </remarks>
    /// <exception cref="IOException">The database was made by a newer release.</exception>
    public static void Apply(SqlDialect dialect, DbConnection connection)
    {
        var steps = ReadAll(dialect.Suffix);
        using var transaction = connection.BeginTransaction();
        dialect.LockSchema(transaction);
        connection.Execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)", transaction: transaction);
        var version = connection.ExecuteScalar<long>("SELECT COALESCE(MAX(version), 0) FROM schema_version", transaction: transaction);
        if (version > steps.Count)
        {
            // Fails closed: what a newer release wrote may mean something that this one does not know.
            throw new IOException($"The database \"{dialect.Name}\" has schema version {version} and this release knows {steps.Count}: start the newer release that made it, or restore a backup from before.");
        }

        foreach (var step in steps.Where(step => step.Number > version))
        {
            connection.Execute(step.Sql, transaction: transaction);
            connection.Execute("INSERT INTO schema_version (version) VALUES (@Number)", new { step.Number }, transaction);
        }

        transaction.Commit();
    }

    /// <summary>The steps of a dialect in order, numbered from 1 without a gap.</summary>
    public static IReadOnlyList<SchemaMigration> ReadAll(string suffix)
    {
        var assembly = typeof(SchemaMigration).Assembly;
        return
        [
            .. from name in assembly.GetManifestResourceNames()
               where name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith($".{suffix}.sql", StringComparison.Ordinal)
               orderby name
               select new SchemaMigration(int.Parse(name.AsSpan(Folder.Length, 4), CultureInfo.InvariantCulture), Read(name)),
        ];

        string Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }
}
