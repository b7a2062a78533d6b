using System.Diagnostics.CodeAnalysis;

namespace Caveat.Signing;

/// <summary>
/// An Ed25519 public key that is safe to enrol: a canonical point of the curve, not of low order. Immutable, thread-safe.
/// </summary>
/// <remarks>
/// OpenSSL alone accepts low-order keys, under which one signature fits many messages, so they are refused here.
/// Verification is RFC 8032 section 5.1.7 without the cofactor, with S below the group's order.
/// </remarks>
public sealed class Ed25519PublicKey : IEquatable<Ed25519PublicKey>
{
    /// <summary>Bytes in a public key.</summary>
    public const int Length = 32;

    private readonly byte[] _raw;

    private Ed25519PublicKey(byte[] raw) => _raw = raw;

    public ReadOnlySpan<byte> Raw => _raw;

    /// <summary>Reads a raw key; false when it is not 32 bytes, not canonical, not on the curve or of low order.</summary>
    public static bool TryParse(ReadOnlySpan<byte> raw, [NotNullWhen(true)] out Ed25519PublicKey? key)
    {
        key = Ed25519Point.IsSafe(raw) ? new Ed25519PublicKey(raw.ToArray()) : null;
        return key is not null;
    }

    /// <summary>Whether the signature is this key's over the message; false also for a signature of the wrong length.</summary>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != Ed25519PrivateKey.SignatureLength)
        {
            return false;
        }

        using var key = Libcrypto.NewPublicKey(Libcrypto.Ed25519, 0, _raw, (nuint)_raw.Length);
        using var context = Libcrypto.NewContext();
        // Fail closed: anything but 1 is "not verified", an internal error included.
        return !key.IsInvalid && !context.IsInvalid
            && Libcrypto.VerifyInit(context, 0, 0, 0, key) == 1
            && Libcrypto.Verify(context, signature, (nuint)signature.Length, message, (nuint)message.Length) == 1;
    }

    public bool Equals(Ed25519PublicKey? other) => other is not null && Raw.SequenceEqual(other.Raw);

    public override bool Equals(object? obj) => Equals(obj as Ed25519PublicKey);

    public override int GetHashCode() => BitConverter.ToInt32(_raw);
}
