using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;

namespace Caveat.Labels.Bindings.Signatures;

/// <summary>A public key that may have made a signature: RSA of at least 2048 bits, or ECDSA on P-256, P-384 or P-521.</summary>
internal sealed class SignerKey : IDisposable
{
    private const int MinRsaBits = 2048;

    private readonly RSA? _rsa;
    private readonly ECDsa? _ecdsa;

    private SignerKey(RSA? rsa, ECDsa? ecdsa)
    {
        (_rsa, _ecdsa) = (rsa, ecdsa);
        var spki = rsa?.ExportSubjectPublicKeyInfo() ?? ecdsa!.ExportSubjectPublicKeyInfo();
        Name = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(spki))}";
    }

    /// <summary><c>sha256:</c> and the hash of the SubjectPublicKeyInfo.</summary>
    public string Name { get; }

    public static SignerKey? Of(X509Certificate2 certificate)
    {
        if (certificate.GetRSAPublicKey() is { } rsa)
        {
            if (rsa.KeySize >= MinRsaBits)
            {
                return new SignerKey(rsa, null);
            }
            rsa.Dispose();
        }
        return certificate.GetECDsaPublicKey() is { } ecdsa ? new SignerKey(null, ecdsa) : null;
    }

    /// <summary>The key that a signature brings along, which proves nothing about whose it is; null when there is none that can be used.</summary>
    public static SignerKey? Embedded(XmlElement signature, XmlNamespaceManager names)
    {
        try
        {
            if (signature.SelectSingleNode("ds:KeyInfo/ds:X509Data/ds:X509Certificate", names) is { } certificate)
            {
                using var loaded = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(certificate.InnerText));
                return Of(loaded);
            }
            if (signature.SelectSingleNode("ds:KeyInfo/ds:KeyValue/ds:RSAKeyValue", names) is XmlElement value)
            {
                var rsa = RSA.Create(new RSAParameters
                {
                    Modulus = Convert.FromBase64String(value.SelectSingleNode("ds:Modulus", names)?.InnerText ?? ""),
                    Exponent = Convert.FromBase64String(value.SelectSingleNode("ds:Exponent", names)?.InnerText ?? ""),
                });
                if (rsa.KeySize >= MinRsaBits)
                {
                    return new SignerKey(rsa, null);
                }
                rsa.Dispose();
            }
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            // No usable key: the same as none.
        }
        return null;
    }

    public bool Verifies(byte[] data, byte[] signature, HashAlgorithmName hash, bool isRsa) =>
        isRsa
            ? _rsa is not null && _rsa.VerifyData(data, signature, hash, RSASignaturePadding.Pkcs1)
            : _ecdsa is not null && _ecdsa.VerifyData(data, signature, hash);

    public void Dispose()
    {
        _rsa?.Dispose();
        _ecdsa?.Dispose();
    }
}
