using Caveat.Gateway.Storage;
using Dapper;

namespace Caveat.Gateway.Callers.Sessions;

/// <summary>The sessions in the database: one row for the digest of each session's key.</summary>
/// <remarks>Thread-safe. Who the caller is stands in the caller's own row only, so a session has what its caller has now.</remarks>
public sealed class SessionStore(SharedDatabase database)
{
    private const string SelectAll = "SELECT key_digest AS Digest, caller, expires_at AS ExpiresAt FROM sessions";

    public Task PutAsync(StoredSession session, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        "INSERT INTO sessions (key_digest, caller, opened_at, expires_at) VALUES (@Digest, @Caller, @Now, @ExpiresAt)",
        new
        {
            Digest = session.Key.ToBytes(),
            Caller = session.Caller.ToBytes(),
            Now = now.ToUnixTimeMilliseconds(),
            ExpiresAt = session.Expires.ToUnixTimeMilliseconds(),
        },
        cancellationToken);

    /// <returns>Whether there was such a session.</returns>
    public async Task<bool> RemoveAsync(KeyDigest key, CancellationToken cancellationToken) => await database.WriteAsync(
        "DELETE FROM sessions WHERE key_digest = @Digest", new { Digest = key.ToBytes() }, cancellationToken).ConfigureAwait(false) > 0;

    /// <summary>Deletes the sessions past their time.</summary>
    /// <returns>How many were deleted.</returns>
    public Task<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        "DELETE FROM sessions WHERE expires_at <= @Now", new { Now = now.ToUnixTimeMilliseconds() }, cancellationToken);

    /// <summary>Every session, also those past their time that are not deleted yet; blocks, for the start.</summary>
    public IReadOnlyList<StoredSession> ReadAll() => [.. database.Read(connection => connection.Query<Row>(SelectAll)).Select(row => row.ToSession())];

    /// <inheritdoc cref="ReadAll"/>
    public async Task<IReadOnlyList<StoredSession>> ReadAllAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync(session => session.ListAsync<Row>(SelectAll), cancellationToken).ConfigureAwait(false)).ConvertAll(row => row.ToSession());

    private sealed class Row
    {
        public byte[] Digest { get; set; } = [];

        public byte[] Caller { get; set; } = [];

        public long ExpiresAt { get; set; }

        public StoredSession ToSession() =>
            new(KeyDigest.FromBytes(Digest), KeyDigest.FromBytes(Caller), DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt));
    }
}
