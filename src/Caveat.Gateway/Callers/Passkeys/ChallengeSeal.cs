using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Caveat.Gateway.Callers.Passkeys;

/// <summary>Hands challenges out and takes them back: the id that a client holds is the challenge itself under an HMAC-SHA-256.</summary>
/// <remarks>
/// Thread-safe. Asking for a challenge writes nothing, so that nobody fills the database by asking; only an answer that
/// verified is remembered, until the challenge's time is over. Any replica takes back what another handed out.
/// </remarks>
internal sealed class ChallengeSeal(PasskeyStore store, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private const int LongestId = 4096;
    private const int Parts = 4;

    private volatile byte[]? _secret;

    /// <returns>The id.</returns>
    /// <param name="handle">Whose registration it is for; null for signing in.</param>
    public async Task<string> IssueAsync(PasskeyOrigin origin, string? handle, string state, CancellationToken cancellationToken)
    {
        // The lengths of the parts are known by their separators: neither a number, an origin nor a handle has a line break.
        var expires = (time.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds();
        var claims = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{expires}\n{origin}\n{handle}\n{state}"));
        return Base64Url.EncodeToString([.. Tag(await SecretAsync(cancellationToken).ConfigureAwait(false), claims), .. claims]);
    }

    /// <returns>Null where it is not one of ours, or its time is over.</returns>
    public async Task<PasskeyChallenge?> OpenAsync(string id, CancellationToken cancellationToken)
    {
        if (id.Length > LongestId || !Base64Url.IsValid(id))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(id);
        if (bytes.Length < SHA256.HashSizeInBytes)
        {
            return null;
        }

        var (tag, claims) = (bytes[..SHA256.HashSizeInBytes], bytes[SHA256.HashSizeInBytes..]);
        var secret = await SecretAsync(cancellationToken).ConfigureAwait(false);
        if (!CryptographicOperations.FixedTimeEquals(tag, Tag(secret, claims)))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(claims).Split('\n', Parts);
        var expires = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[0], CultureInfo.InvariantCulture));
        return time.GetUtcNow() < expires
            ? new PasskeyChallenge(tag, expires, PasskeyOrigin.Parse(parts[1]), parts[2].Length == 0 ? null : parts[2], parts[3])
            : null;
    }

    private static byte[] Tag(byte[] secret, byte[] claims) => HMACSHA256.HashData(secret, (byte[])[.. "caveat/challenge/v1\0"u8, .. claims]);

    private async Task<byte[]> SecretAsync(CancellationToken cancellationToken) =>
        _secret ??= await store.ChallengeSecretAsync(cancellationToken).ConfigureAwait(false);
}
