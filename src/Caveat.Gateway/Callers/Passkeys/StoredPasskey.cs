namespace Caveat.Gateway.Callers.Passkeys;

/// <summary>A passkey as the database has it: a public key, and what the next signature with it is checked against (WebAuthn §4, credential record).</summary>
/// <remarks>Nothing in it lets anybody sign in.</remarks>
internal sealed record StoredPasskey
{
    /// <summary>Names it in routes: the SHA-256 of the credential's id, in hexadecimal.</summary>
    public required string Id { get; init; }

    /// <summary>The digest of the key of the caller whose passkey it is.</summary>
    public required KeyDigest Caller { get; init; }

    /// <summary>What the authenticator knows the caller by (WebAuthn user handle).</summary>
    public required string Handle { get; init; }

    public required PasskeyOrigin Origin { get; init; }

    public required byte[] Credential { get; init; }

    /// <summary>COSE_Key (RFC 9052 §7).</summary>
    public required byte[] PublicKey { get; init; }

    public required uint SignCount { get; init; }

    public required bool IsBackupEligible { get; init; }

    public required IReadOnlyList<string> Transports { get; init; }

    /// <summary>In the caller's words.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? LastUsed { get; init; }
}
