using System.Security.Cryptography;
using Caveat.Gateway.Storage;

namespace Caveat.Gateway.Callers.SignIn;

/// <summary>The sign-in codes that are out: at most one for each holder, over all replicas. Thread-safe.</summary>
public sealed class SignInCodeStore(SharedDatabase database)
{
    /// <summary>Puts a code in place of the holder's last one.</summary>
    /// <param name="unlessSince">Not where the last one is younger than this; null to put it anyway.</param>
    /// <returns>Whether it was put.</returns>
    internal async Task<bool> PutAsync(
        string holder, byte[] digest, int tries, DateTimeOffset now, DateTimeOffset expires, DateTimeOffset? unlessSince, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            """
            INSERT INTO sign_in_codes (holder, digest, tries, issued_at, expires_at) VALUES (@holder, @digest, @tries, @Now, @Expires)
            ON CONFLICT (holder) DO UPDATE SET digest = excluded.digest, tries = excluded.tries, issued_at = excluded.issued_at, expires_at = excluded.expires_at
            WHERE sign_in_codes.issued_at <= @Before
            """,
            new
            {
                holder,
                digest,
                tries,
                Now = now.ToUnixTimeMilliseconds(),
                Expires = expires.ToUnixTimeMilliseconds(),
                Before = unlessSince?.ToUnixTimeMilliseconds() ?? long.MaxValue,
            },
            cancellationToken).ConfigureAwait(false) > 0;

    /// <summary>Uses up one try, and where it was right the code.</summary>
    /// <returns>Whether the code was good and right; of several who give it at once, to one.</returns>
    internal Task<bool> TryAsync(string holder, byte[] digest, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            // INVARIANT: the try is counted before the code is looked at, in one statement, so that tries at once are all counted.
            var stored = await session.FirstAsync<byte[]>(
                "UPDATE sign_in_codes SET tries = tries - 1 WHERE holder = @holder AND tries > 0 AND expires_at > @Now RETURNING digest",
                new { holder, Now = now.ToUnixTimeMilliseconds() }).ConfigureAwait(false);
            return stored is not null
                && CryptographicOperations.FixedTimeEquals(stored, digest)
                && await session.ExecuteAsync("DELETE FROM sign_in_codes WHERE holder = @holder", new { holder }).ConfigureAwait(false) > 0;
        },
        cancellationToken);

    /// <summary>Deletes the codes past their time.</summary>
    internal Task<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        "DELETE FROM sign_in_codes WHERE expires_at <= @Now", new { Now = now.ToUnixTimeMilliseconds() }, cancellationToken);
}
