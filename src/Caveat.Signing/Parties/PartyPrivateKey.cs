using System.Security.Cryptography;
using System.Text;

namespace Caveat.Signing.Parties;

/// <summary>A party's private key. Dispose it as soon as the signature is made.</summary>
public sealed class PartyPrivateKey : IDisposable
{
    private const string P384Oid = "1.3.132.0.34";
    private const int MaxFileBytes = 16 * 1024;
    private readonly ECDsa _algorithm;

    private PartyPrivateKey(ECDsa algorithm)
    {
        _algorithm = algorithm;
        PublicKey = PartyPublicKey.FromPoint(algorithm.ExportParameters(includePrivateParameters: false).Q);
    }

    public PartyPublicKey PublicKey { get; }

    public static PartyPrivateKey Generate() => new(ECDsa.Create(ECCurve.NamedCurves.nistP384));

    /// <summary>Reads a PKCS#8 PEM file (RFC 5958, RFC 7468); throws <see cref="CryptographicException"/> with a sentence when it holds no P-384 key.</summary>
    public static PartyPrivateKey Load(string path)
    {
        var complaint = $"\"{path}\" holds no private key of a party: it must be a P-384 key in an unencrypted PKCS#8 PEM file.";
        if (new FileInfo(path).Length > MaxFileBytes)
        {
            throw new CryptographicException(complaint);
        }

        ECDsa algorithm = ECDsa.Create();
        try
        {
            algorithm.ImportFromPem(File.ReadAllText(path));
            if (algorithm.ExportParameters(includePrivateParameters: true) is not { Curve.Oid.Value: P384Oid, D: not null })
            {
                throw new CryptographicException(complaint);
            }

            return new(algorithm);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            algorithm.Dispose();
            throw new CryptographicException(complaint, e);
        }
    }

    /// <summary>Writes a new PKCS#8 PEM file that only its owner can read; refuses to replace one.</summary>
    public void Save(string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // The mode is set as the file is created: there is no moment at which others could open it.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using FileStream file = new(path, options);
        file.Write(Encoding.ASCII.GetBytes(_algorithm.ExportPkcs8PrivateKeyPem() + "\n"));
        file.Flush(flushToDisk: true);
    }

    /// <summary>A DER signature over the message (RFC 3279 section 2.2.3).</summary>
    public byte[] Sign(ReadOnlySpan<byte> message) =>
        _algorithm.SignData(message, HashAlgorithmName.SHA384, DSASignatureFormat.Rfc3279DerSequence);

    public void Dispose() => _algorithm.Dispose();
}
