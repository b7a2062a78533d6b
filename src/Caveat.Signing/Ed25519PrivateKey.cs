using System.Security.Cryptography;

namespace Caveat.Signing;

/// <summary>An Ed25519 private key (RFC 8032 section 5.1.5), held by OpenSSL and wiped when disposed. Thread-safe.</summary>
public sealed class Ed25519PrivateKey : IDisposable
{
    /// <summary>Bytes in a seed: the private key's whole secret.</summary>
    public const int SeedLength = 32;

    /// <summary>Bytes in a signature.</summary>
    public const int SignatureLength = 64;

    private readonly SafeKey _key;

    private Ed25519PrivateKey(SafeKey key, Ed25519PublicKey publicKey)
    {
        _key = key;
        PublicKey = publicKey;
    }

    public Ed25519PublicKey PublicKey { get; }

    /// <summary>Makes a key from the system's secure randomness.</summary>
    public static Ed25519PrivateKey Generate()
    {
        Span<byte> seed = stackalloc byte[SeedLength];
        RandomNumberGenerator.Fill(seed);
        var key = FromSeed(seed);
        CryptographicOperations.ZeroMemory(seed);
        return key;
    }

    /// <summary>The key of a 32-byte seed.</summary>
    public static Ed25519PrivateKey FromSeed(ReadOnlySpan<byte> seed)
    {
        if (seed.Length != SeedLength)
        {
            throw new ArgumentException($"An Ed25519 seed has 32 bytes, not '{seed.Length}'.", nameof(seed));
        }

        var key = Libcrypto.NewPrivateKey(Libcrypto.Ed25519, 0, seed, (nuint)seed.Length);
        Span<byte> raw = stackalloc byte[Ed25519PublicKey.Length];
        nuint length = (nuint)raw.Length;
        if (key.IsInvalid || Libcrypto.GetPublicKey(key, raw, ref length) != 1
            || !Ed25519PublicKey.TryParse(raw, out var publicKey))
        {
            key.Dispose();
            throw new CryptographicException("OpenSSL refused an Ed25519 seed; its default provider may be disabled.");
        }

        return new Ed25519PrivateKey(key, publicKey);
    }

    /// <summary>Signs a message; the same message always gives the same 64 bytes.</summary>
    public void Sign(ReadOnlySpan<byte> message, Span<byte> signature)
    {
        if (signature.Length != SignatureLength)
        {
            throw new ArgumentException($"An Ed25519 signature has 64 bytes, not '{signature.Length}'.", nameof(signature));
        }

        using var context = Libcrypto.NewContext();
        nuint length = SignatureLength;
        if (context.IsInvalid
            || Libcrypto.SignInit(context, 0, 0, 0, _key) != 1
            || Libcrypto.Sign(context, signature, ref length, message, (nuint)message.Length) != 1)
        {
            throw new CryptographicException("OpenSSL could not make an Ed25519 signature.");
        }
    }

    /// <summary>The seed, to be stored in a file that only its owner reads; the caller wipes it.</summary>
    public byte[] ExportSeed()
    {
        var seed = new byte[SeedLength];
        nuint length = SeedLength;
        return Libcrypto.GetPrivateKey(_key, seed, ref length) == 1
            ? seed
            : throw new CryptographicException("OpenSSL did not give back an Ed25519 seed.");
    }

    public void Dispose() => _key.Dispose();
}
