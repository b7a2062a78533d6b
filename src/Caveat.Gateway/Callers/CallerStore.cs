using System.Collections.Frozen;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Storage;
using Caveat.Labels;
using Dapper;

namespace Caveat.Gateway.Callers;

/// <summary>The callers in the database: one row for the digest of each API key.</summary>
/// <remarks>Not on the request path: <see cref="CallerDirectory"/> answers from memory.</remarks>
public sealed class CallerStore(SharedDatabase database)
{
    private const string SelectActive = """
        SELECT key_digest AS Digest, name, organisation, nation, purpose, roles, subject_key AS SubjectKey, app, person, language, clearance
        FROM callers WHERE active = 1
        """;

    private const string SelectOne = SelectActive + " AND key_digest = @Digest";

    // Nobody comes before who has borne the name longer.
    private const string SelectPerson = SelectActive + " AND app IS NULL AND name = @Name ORDER BY ordinal, key_digest LIMIT 1";

    private const string PutOne = """
        INSERT INTO callers (key_digest, name, organisation, nation, purpose, roles, subject_key, app, person, language, clearance, ordinal)
        VALUES (@Digest, @Name, @Organisation, @Nation, @Purpose, @Roles, @SubjectKey, @App, @Person, @Language, @Clearance,
            (SELECT COALESCE(MAX(ordinal), 0) + 1 FROM callers))
        ON CONFLICT (key_digest) DO UPDATE SET name = excluded.name, organisation = excluded.organisation, nation = excluded.nation,
            purpose = excluded.purpose, roles = excluded.roles, subject_key = excluded.subject_key, app = excluded.app,
            person = excluded.person, language = excluded.language, clearance = excluded.clearance, active = 1
        """;

    private const string RemoveOne = "UPDATE callers SET active = 0 WHERE key_digest = @Digest AND active = 1";

    // Not found any more from the statement above on; deleted, so that a key that is put again brings back no way in.
    private const string RemoveWaysIn = "DELETE FROM sessions WHERE caller = @Digest; DELETE FROM passkeys WHERE caller = @Digest";

    /// <summary>Adds a caller under a key, or replaces what stood under that key; blocks, for the start and the command line.</summary>
    public void Put(KeyDigest key, Caller caller) => database.Write(connection => connection.Execute(PutOne, Values(key, caller)));

    /// <summary>Adds a caller under a key, or replaces what stood under that key.</summary>
    public Task PutAsync(KeyDigest key, Caller caller, CancellationToken cancellationToken) =>
        database.WriteAsync(PutOne, Values(key, caller), cancellationToken);

    /// <summary>Ends a key, and with it the caller's sessions and passkeys; blocks. The row stays, with the subject key that the entries made under it are opened with.</summary>
    /// <returns>Whether the key was active.</returns>
    public bool Remove(KeyDigest key)
    {
        var (rows, values) = (0, new { Digest = key.ToBytes() });
        database.Write(connection =>
        {
            rows = connection.Execute(RemoveOne, values);
            connection.Execute(RemoveWaysIn, values);
        });
        return rows > 0;
    }

    /// <inheritdoc cref="Remove"/>
    public Task<bool> RemoveAsync(KeyDigest key, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var values = new { Digest = key.ToBytes() };
            var rows = await session.ExecuteAsync(RemoveOne, values).ConfigureAwait(false);
            await session.ExecuteAsync(RemoveWaysIn, values).ConfigureAwait(false);
            return rows > 0;
        },
        cancellationToken);

    /// <summary>The caller with an active key of this digest.</summary>
    public async Task<Caller?> FindAsync(KeyDigest key, CancellationToken cancellationToken) => (await database.ReadAsync(
        session => session.FirstAsync<Row>(SelectOne, new { Digest = key.ToBytes() }), cancellationToken).ConfigureAwait(false))?.ToCaller();

    /// <summary>The person of that name with an active key, the first of several; never an app.</summary>
    public async Task<Caller?> FindPersonAsync(string name, CancellationToken cancellationToken) => (await database.ReadAsync(
        session => session.FirstAsync<Row>(SelectPerson, new { Name = name }), cancellationToken).ConfigureAwait(false))?.ToCaller();

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
        Clearance = caller.Clearance is { } clearance ? CallerClearance.Format(clearance) : null,
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

        public string? Clearance { get; set; }

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
            // Fails closed: a clearance that cannot be read is not the ceiling.
            Clearance = Clearance is null ? null : Grade.TryParse(Clearance, out var grade) ? grade : Grade.Unmarked,
        };
    }
}
