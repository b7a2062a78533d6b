namespace Caveat.Signing.Parties;

/// <summary>A party's private key. Dispose it as soon as the signature is made.</summary>
public sealed class PartyPrivateKey : IDisposable
{
    public PartyPublicKey PublicKey => throw new NotImplementedException();

    public static PartyPrivateKey Generate() => throw new NotImplementedException();

    /// <summary>Reads a PKCS#8 PEM file (RFC 5958, RFC 7468); throws <see cref="System.Security.Cryptography.CryptographicException"/> with a sentence when it holds no P-384 key.</summary>
    public static PartyPrivateKey Load(string path) => throw new NotImplementedException();

    /// <summary>Writes a new PKCS#8 PEM file that only its owner can read; refuses to replace one.</summary>
    public void Save(string path) => throw new NotImplementedException();

    /// <summary>A DER signature over the message (RFC 3279 section 2.2.3).</summary>
    public byte[] Sign(ReadOnlySpan<byte> message) => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
