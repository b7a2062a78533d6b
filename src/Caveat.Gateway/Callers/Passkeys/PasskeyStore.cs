using System.Security.Cryptography;
using Caveat.Gateway.Storage;

namespace Caveat.Gateway.Callers.Passkeys;

/// <summary>The passkeys in the database, those of callers with an active key. Thread-safe.</summary>
internal sealed class PasskeyStore(SharedDatabase database)
{
    private const string Select = """
        SELECT passkeys.id, passkeys.caller, handle, origin, credential, public_key AS PublicKey, sign_count AS SignCount, backup_eligible AS BackupEligible,
            transports, passkeys.name, created_at AS CreatedAt, last_used_at AS LastUsedAt
        FROM passkeys JOIN callers ON callers.key_digest = passkeys.caller WHERE callers.active = 1
        """;

    public static string IdOf(ReadOnlySpan<byte> credential) => Convert.ToHexStringLower(SHA256.HashData(credential));

    /// <returns>False where somebody has that credential.</returns>
    public async Task<bool> AddAsync(StoredPasskey passkey, CancellationToken cancellationToken) => await database.WriteAsync(
        """
        INSERT INTO passkeys (id, caller, handle, origin, credential, public_key, sign_count, backup_eligible, transports, name, created_at)
        VALUES (@Id, @Caller, @Handle, @Origin, @Credential, @PublicKey, @SignCount, @BackupEligible, @Transports, @Name, @CreatedAt)
        ON CONFLICT (id) DO NOTHING
        """,
        new
        {
            passkey.Id,
            Caller = passkey.Caller.ToBytes(),
            passkey.Handle,
            Origin = passkey.Origin.Value,
            passkey.Credential,
            passkey.PublicKey,
            SignCount = (long)passkey.SignCount,
            BackupEligible = passkey.IsBackupEligible ? 1L : 0L,
            Transports = string.Join(' ', passkey.Transports),
            passkey.Name,
            CreatedAt = passkey.Created.ToUnixTimeMilliseconds(),
        },
        cancellationToken).ConfigureAwait(false) > 0;

    /// <summary>A caller's passkeys, the oldest first.</summary>
    public async Task<IReadOnlyList<StoredPasskey>> ListAsync(KeyDigest caller, CancellationToken cancellationToken) => (await database.ReadAsync(
        session => session.ListAsync<Row>($"{Select} AND passkeys.caller = @Caller ORDER BY created_at, passkeys.id", new { Caller = caller.ToBytes() }),
        cancellationToken).ConfigureAwait(false)).ConvertAll(row => row.ToPasskey());

    public async Task<StoredPasskey?> FindAsync(string id, CancellationToken cancellationToken) => (await database.ReadAsync(
        session => session.FirstAsync<Row>($"{Select} AND passkeys.id = @id", new { id }), cancellationToken).ConfigureAwait(false))?.ToPasskey();

    /// <returns>Whether the caller had such a passkey.</returns>
    public async Task<bool> RemoveAsync(string id, KeyDigest caller, CancellationToken cancellationToken) => await database.WriteAsync(
        "DELETE FROM passkeys WHERE id = @id AND caller = @Caller", new { id, Caller = caller.ToBytes() }, cancellationToken).ConfigureAwait(false) > 0;

    /// <summary>Spends a challenge that was answered well, and moves the passkey's counter forward.</summary>
    /// <returns>False where the challenge was spent before or the counter did not move: the signature is then a copy.</returns>
    public Task<bool> UseAsync(string id, uint signCount, PasskeyChallenge challenge, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        // An authenticator that does not count says 0 for ever (WebAuthn §6.1.1).
        async session => await SpendAsync(session, challenge).ConfigureAwait(false) > 0
            && await session.ExecuteAsync(
                "UPDATE passkeys SET sign_count = @Count, last_used_at = @Now WHERE id = @id AND (sign_count < @Count OR (sign_count = 0 AND @Count = 0))",
                new { id, Count = (long)signCount, Now = now.ToUnixTimeMilliseconds() }).ConfigureAwait(false) > 0,
        cancellationToken);

    /// <returns>False where the challenge was spent before.</returns>
    public async Task<bool> SpendAsync(PasskeyChallenge challenge, CancellationToken cancellationToken) =>
        await database.WriteAsync(session => SpendAsync(session, challenge), cancellationToken).ConfigureAwait(false) > 0;

    /// <summary>The secret that this database's challenges are authenticated with; made at the first use, the same on every replica.</summary>
    public Task<byte[]> ChallengeSecretAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                "INSERT INTO challenge_key (one, secret) VALUES (1, @Secret) ON CONFLICT DO NOTHING", new { Secret = RandomNumberGenerator.GetBytes(32) }).ConfigureAwait(false);
            return await session.FirstAsync<byte[]>("SELECT secret FROM challenge_key").ConfigureAwait(false)
                ?? throw new InvalidOperationException("The secret that was just put is not there.");
        },
        cancellationToken);

    /// <summary>Forgets spent challenges past their time: they are refused by it.</summary>
    public Task<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        "DELETE FROM spent_challenges WHERE expires_at <= @Now", new { Now = now.ToUnixTimeMilliseconds() }, cancellationToken);

    private static Task<int> SpendAsync(SqlSession session, PasskeyChallenge challenge) => session.ExecuteAsync(
        "INSERT INTO spent_challenges (tag, expires_at) VALUES (@Tag, @Expires) ON CONFLICT (tag) DO NOTHING",
        new { challenge.Tag, Expires = challenge.Expires.ToUnixTimeMilliseconds() });

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public byte[] Caller { get; set; } = [];

        public string Handle { get; set; } = "";

        public string Origin { get; set; } = "";

        public byte[] Credential { get; set; } = [];

        public byte[] PublicKey { get; set; } = [];

        public long SignCount { get; set; }

        public long BackupEligible { get; set; }

        public string Transports { get; set; } = "";

        public string Name { get; set; } = "";

        public long CreatedAt { get; set; }

        public long? LastUsedAt { get; set; }

        public StoredPasskey ToPasskey() => new()
        {
            Id = Id,
            Caller = KeyDigest.FromBytes(Caller),
            Handle = Handle,
            Origin = PasskeyOrigin.Parse(Origin),
            Credential = Credential,
            PublicKey = PublicKey,
            SignCount = (uint)SignCount,
            IsBackupEligible = BackupEligible == 1,
            Transports = Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Name = Name,
            Created = DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
            LastUsed = LastUsedAt is { } used ? DateTimeOffset.FromUnixTimeMilliseconds(used) : null,
        };
    }
}
