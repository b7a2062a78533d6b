using System.Collections.Frozen;
using Caveat.Agreements.Registers;
using Microsoft.Data.Sqlite;

namespace Caveat.Gateway.Callers;

/// <summary>The callers on disk: one SQLite table keyed by the digest of each API key.</summary>
/// <remarks>Not on the request path: <see cref="CallerDirectory"/> answers from memory.</remarks>
public sealed class CallerStore
{
    private readonly string _connection;

    public CallerStore(string file)
    {
        CreatePrivate(file);
        _connection = new SqliteConnectionStringBuilder { DataSource = file }.ToString();
        using var connection = Open();
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, """
            CREATE TABLE IF NOT EXISTS callers (
                key_digest BLOB PRIMARY KEY,
                name TEXT NOT NULL,
                organisation TEXT NOT NULL,
                nation TEXT NOT NULL,
                purpose TEXT NOT NULL,
                role TEXT NOT NULL,
                subject_key BLOB NOT NULL
            ) STRICT, WITHOUT ROWID
            """);
    }

    /// <summary>Adds a caller under a key, or replaces what stood under that key.</summary>
    public void Put(KeyDigest key, Caller caller)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT OR REPLACE INTO callers (key_digest, name, organisation, nation, purpose, role, subject_key)
            VALUES ($digest, $name, $organisation, $nation, $purpose, $role, $subjectKey)
            """;
        command.Parameters.AddWithValue("$digest", key.ToBytes());
        command.Parameters.AddWithValue("$name", caller.Name);
        command.Parameters.AddWithValue("$organisation", caller.Organisation.Value);
        command.Parameters.AddWithValue("$nation", caller.Nation.Value);
        command.Parameters.AddWithValue("$purpose", caller.Purpose.Value);
        command.Parameters.AddWithValue("$role", caller.Role.ToString());
        command.Parameters.AddWithValue("$subjectKey", caller.SubjectKey);
        command.ExecuteNonQuery();
    }

    public FrozenDictionary<KeyDigest, Caller> ReadAll()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT key_digest, name, organisation, nation, purpose, role, subject_key FROM callers";
        using var row = command.ExecuteReader();
        var callers = new Dictionary<KeyDigest, Caller>();
        while (row.Read())
        {
            callers.Add(KeyDigest.FromBytes((byte[])row[0]), new Caller
            {
                Name = row.GetString(1),
                Organisation = OrganisationId.Parse(row.GetString(2)),
                Nation = NationCode.Parse(row.GetString(3)),
                Purpose = PurposeId.Parse(row.GetString(4)),
                Role = Enum.Parse<CallerRole>(row.GetString(5)),
                SubjectKey = (byte[])row[6],
            });
        }

        return callers.ToFrozenDictionary();
    }

    /// <summary>The file holds the subject keys: only the gateway's own account reads it, and SQLite gives its journals the same mode.</summary>
    private static void CreatePrivate(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(file, options).Dispose();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connection);
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
