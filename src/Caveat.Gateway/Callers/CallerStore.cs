using System.Collections.Frozen;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Storage;
using Dapper;

namespace Caveat.Gateway.Callers;

/// <summary>The callers in the database: one row for the digest of each API key.</summary>
/// <remarks>Not on the request path: <see cref="CallerDirectory"/> answers from memory.</remarks>
public sealed class CallerStore(SharedDatabase database)
{
    private const string SelectActive = """
        SELECT key_digest AS Digest, name, organisation, nation, purpose, roles, subject_key AS SubjectKey, app, person, language
        FROM callers WHERE active = 1
        """;

    private const string PutOne = """
        INSERT INTO callers (key_digest, name, organisation, nation, purpose, roles, subject_key, app, person, language)
        VALUES (@Digest, @Name, @Organisation, @Nation, @Purpose, @Roles, @SubjectKey, @App, @Person, @Language)
        ON CONFLICT (key_digest) DO UPDATE SET name = excluded.name, organisation = excluded.organisation, nation = excluded.nation,
            purpose = excluded.purpose, roles = excluded.roles, subject_key = excluded.subject_key, app = excluded.app,
            person = excluded.person, language = excluded.language, active = 1
        """;

    private const string RemoveOne = "UPDATE callers SET active = 0 WHERE key_digest = @Digest AND active = 1";

    /// <summary>Adds a caller under a key, or replaces what stood under that key; blocks, for the start and the command line.</summary>
    public void Put(KeyDigest key, Caller caller) => database.Write(connection => connection.Execute(PutOne, Values(key, caller)));

    /// <summary>Adds a caller under a key, or replaces what stood under that key.</summary>
    public Task PutAsync(KeyDigest key, Caller caller, CancellationToken cancellationToken) =>
        database.WriteAsync(PutOne, Values(key, caller), cancellationToken);

    /// <summary>Ends a key; blocks. The row stays, with the subject key that the entries made under it are opened with.</summary>
    /// <returns>Whether the key was active.</returns>
    public bool Remove(KeyDigest key)
    {
        var rows = 0;
        database.Write(connection => rows = connection.Execute(RemoveOne, new { Digest = key.ToBytes() }));
        return rows > 0;
    }

    /// <inheritdoc cref="Remove"/>
    public async Task<bool> RemoveAsync(KeyDigest key, CancellationToken cancellationToken) =>
        await database.WriteAsync(RemoveOne, new { Digest = key.ToBytes() }, cancellationToken).ConfigureAwait(false) > 0;

    /// <summary>Every caller whose key is active; blocks, for the start.</summary>
    public FrozenDictionary<KeyDigest, Caller> ReadAll() =>
        Index(database.Read(connection => connection.Query<Row>(SelectActive)));

    public async Task<FrozenDictionary<KeyDigest, Caller>> ReadAllAsync(CancellationToken cancellationToken) =>
        Index(await database.ReadAsync(session => session.ListAsync<Row>(SelectActive), cancellationToken).ConfigureAwait(false));

    private static object Values(KeyDigest key, Caller caller) => new
    {
        Digest = key.ToBytes(),
        caller.Name,
        Organisation = caller.Organisation.Value,
        Nation = caller.Nation.Value,
        Purpose = caller.Purpose.Value,
        Roles = CallerRoleNames.Format(caller.Roles),
        caller.SubjectKey,
        App = caller.App == default ? null : caller.App.Value,
        Person = caller.Person?.Value,
        Language = caller.Language == default ? null : caller.Language.Code,
    };

    private static FrozenDictionary<KeyDigest, Caller> Index(IEnumerable<Row> rows) =>
        rows.ToFrozenDictionary(row => KeyDigest.FromBytes(row.Digest), row => row.ToCaller());

    private sealed class Row
    {
        public byte[] Digest { get; set; } = [];

        public string Name { get; set; } = "";

        public string Organisation { get; set; } = "";

        public string Nation { get; set; } = "";

        public string Purpose { get; set; } = "";

        public string Roles { get; set; } = "";

        public byte[] SubjectKey { get; set; } = [];

        public string? App { get; set; }

        public string? Person { get; set; }

        public string? Language { get; set; }

        public Caller ToCaller() => new()
        {
            Key = KeyDigest.FromBytes(Digest),
            Name = Name,
            Organisation = OrganisationId.Parse(Organisation),
            Nation = NationCode.Parse(Nation),
            Purpose = PurposeId.Parse(Purpose),
            Roles = CallerRoleNames.TryParse(Roles, out var roles)
                ? roles
                : throw new FormatException($"The roles \"{Roles}\" of the caller \"{Name}\" are not all known: give some of {CallerRoleNames.All}."),
            SubjectKey = SubjectKey,
            App = App is null ? default : AppId.Parse(App),
            Person = Person is null ? null : PersonId.Parse(Person),
            Language = Caveat.Agreements.Language.TryParse(Language, out var language) ? language : default,
        };
    }
}
