using System.Data.Common;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Storage;

namespace Caveat.Gateway.Apps;

/// <summary>The apps that owners registered. Their keys are callers like any other; this remembers whose they are.</summary>
/// <remarks>Not on the request path.</remarks>
internal sealed class AppStore(SharedDatabase database)
{
    private const string Select = """
        SELECT key_digest AS Digest, owner, app, purpose, organisation, created_at AS CreatedAt, active, requests, refused, tokens, last_used AS LastUsed
        FROM apps
        """;

    /// <returns>False where the owner has an app of this name whose key is active.</returns>
    public async Task<bool> TryAddAsync(RegisteredApp app, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(
                """
                INSERT INTO apps (key_digest, owner, app, purpose, organisation, created_at)
                VALUES (@Digest, @Owner, @App, @Purpose, @Organisation, @Created)
                """,
                new
                {
                    Digest = app.Key.ToBytes(),
                    Owner = app.Owner.ToBytes(),
                    App = app.App.Value,
                    Purpose = app.Purpose.Value,
                    Organisation = app.Organisation.Value,
                    Created = app.Created.ToUnixTimeMilliseconds(),
                },
                cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DbException e) when (database.Dialect.IsUniqueViolation(e))
        {
            return false;
        }
    }

    /// <summary>Takes back an app whose key never came to be.</summary>
    public Task ForgetAsync(KeyDigest key, CancellationToken cancellationToken) =>
        database.WriteAsync("DELETE FROM apps WHERE key_digest = @Digest", new { Digest = key.ToBytes() }, cancellationToken);

    /// <summary>Keeps the app as revoked.</summary>
    public Task EndAsync(KeyDigest key, CancellationToken cancellationToken) =>
        database.WriteAsync("UPDATE apps SET active = 0 WHERE key_digest = @Digest AND active = 1", new { Digest = key.ToBytes() }, cancellationToken);

    /// <summary>The owner's apps, the newest first.</summary>
    public Task<IReadOnlyList<RegisteredApp>> ListAsync(SubjectDigest owner, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<RegisteredApp>>(
        async session => (await session.ListAsync<Row>($"{Select} WHERE owner = @Owner ORDER BY created_at DESC, app", new { Owner = owner.ToBytes() })
            .ConfigureAwait(false)).ConvertAll(row => row.ToApp()),
        cancellationToken);

    /// <summary>One of the owner's apps; another's is none.</summary>
    public Task<RegisteredApp?> FindAsync(SubjectDigest owner, KeyDigest key, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await session.FirstAsync<Row>($"{Select} WHERE owner = @Owner AND key_digest = @Digest", new { Owner = owner.ToBytes(), Digest = key.ToBytes() })
            .ConfigureAwait(false))?.ToApp(),
        cancellationToken);

    /// <summary>Adds to what is there, in one transaction; a key that is no registered app's is passed over.</summary>
    public Task AddUseAsync(IReadOnlyCollection<(KeyDigest Key, AppUse Use)> uses, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            foreach (var (key, use) in uses)
            {
                await session.ExecuteAsync(
                    """
                    UPDATE apps SET requests = requests + @Requests, refused = refused + @Refused, tokens = tokens + @Tokens,
                        last_used = CASE WHEN last_used > @Last THEN last_used ELSE @Last END
                    WHERE key_digest = @Digest
                    """,
                    new { Digest = key.ToBytes(), use.Requests, use.Refused, use.Tokens, Last = use.LastUsed?.ToUnixTimeMilliseconds() }).ConfigureAwait(false);
            }

            return uses.Count;
        },
        cancellationToken);

    private sealed class Row
    {
        public byte[] Digest { get; set; } = [];

        public byte[] Owner { get; set; } = [];

        public string App { get; set; } = "";

        public string Purpose { get; set; } = "";

        public string Organisation { get; set; } = "";

        public long CreatedAt { get; set; }

        public long Active { get; set; }

        public long Requests { get; set; }

        public long Refused { get; set; }

        public long Tokens { get; set; }

        public long? LastUsed { get; set; }

        public RegisteredApp ToApp() => new()
        {
            Key = KeyDigest.FromBytes(Digest),
            Owner = SubjectDigest.FromBytes(Owner),
            App = AppId.Parse(App),
            Purpose = PurposeId.Parse(Purpose),
            Organisation = OrganisationId.Parse(Organisation),
            Created = DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
            IsRevoked = Active == 0,
            Used = new AppUse(Requests, Refused, Tokens, LastUsed is { } last ? DateTimeOffset.FromUnixTimeMilliseconds(last) : null),
        };
    }
}
