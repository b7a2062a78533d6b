using System.Security.Cryptography;
using System.Text;

namespace Caveat.Gateway.Callers.SignIn;

/// <summary>One-time codes, by which people of a demonstration or a small site sign in. Thread-safe.</summary>
/// <remarks>
/// A name that nobody bears is answered like any other, after the same statements on the database: it has a row among a fixed
/// set of them, so that no flood of names fills the table either. Who asks for codes in another's name can guess five times in
/// twenty seconds, at 10⁻⁸ each, and can keep that person from signing in by code: where that matters, use passkeys.
/// </remarks>
public sealed class SignInCodes(CallerStore callers, SignInCodeStore store, ISignInAnnouncer announcer, TimeProvider time)
{
    /// <summary>How long a code is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>How long nobody gets another code in the same name.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <summary>After so many, the code is gone.</summary>
    public const int Tries = 5;

    private const int LongestName = 200;

    private static readonly byte[] NobodysKey = new byte[Caller.SubjectKeySize];

    /// <summary>Makes a code at once and announces nothing: for the demonstration's start.</summary>
    /// <returns>Null where no person bears the name.</returns>
    public async Task<IssuedCode?> IssueAsync(string name, CancellationToken cancellationToken) =>
        await FindAsync(name, cancellationToken).ConfigureAwait(false) is { } caller
            ? await PutAsync(Holder.Of(caller), name, unlessSince: null, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>Announces a new code for a person, unless the last one is younger than <see cref="Pause"/>.</summary>
    public async Task AskAsync(string name, CancellationToken cancellationToken)
    {
        var caller = await FindAsync(name, cancellationToken).ConfigureAwait(false);
        var holder = caller is null ? Holder.OfNobody(name) : Holder.Of(caller);
        var issued = await PutAsync(holder, name, time.GetUtcNow() - Pause, cancellationToken).ConfigureAwait(false);
        if (caller is not null && issued is not null)
        {
            announcer.Announce(issued);
        }
    }

    /// <returns>Who has signed in; null where the name or the code is not right.</returns>
    internal async Task<Caller?> RedeemAsync(string name, string code, CancellationToken cancellationToken)
    {
        var caller = await FindAsync(name, cancellationToken).ConfigureAwait(false);
        var holder = caller is null ? Holder.OfNobody(name) : Holder.Of(caller);
        var readable = SignInCode.TryParse(code, out var given);
        var right = readable && await store.TryAsync(holder.Row, given.Digest(holder.Key), time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        // Fails closed: whatever stands in nobody's row, nobody signs in by it.
        return right ? caller : null;
    }

    private async Task<Caller?> FindAsync(string name, CancellationToken cancellationToken) =>
        await callers.FindPersonAsync(name.Length > LongestName || name.Any(char.IsControl) ? "" : name, cancellationToken).ConfigureAwait(false);

    private async Task<IssuedCode?> PutAsync(Holder holder, string name, DateTimeOffset? unlessSince, CancellationToken cancellationToken)
    {
        var (code, now) = (SignInCode.Generate(), time.GetUtcNow());
        var issued = new IssuedCode(name, code, now + Lifetime);
        return await store.PutAsync(holder.Row, code.Digest(holder.Key), Tries, now, issued.Until, unlessSince, cancellationToken).ConfigureAwait(false) ? issued : null;
    }

    /// <summary>Whose row it is, and the key of its digests.</summary>
    private readonly record struct Holder(string Row, byte[] Key)
    {
        public static Holder Of(Caller caller) => new(Convert.ToHexStringLower(caller.Key.ToBytes()), caller.SubjectKey);

        public static Holder OfNobody(string name) => new($"nobody-{SHA256.HashData(Encoding.UTF8.GetBytes(name))[0]:x2}", NobodysKey);
    }
}
