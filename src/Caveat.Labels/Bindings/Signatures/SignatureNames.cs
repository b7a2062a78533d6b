using System.Security.Cryptography;

namespace Caveat.Labels.Bindings.Signatures;

/// <summary>The algorithms that a signature may name (ADatP-4778.2 chapter 2; RFC 9231). All others, SHA-1 and MD5 first, are refused.</summary>
internal static class SignatureNames
{
    public const string ExclusiveC14N = "http://www.w3.org/2001/10/xml-exc-c14n#";

    public const string Enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

    public const string EcdsaSha384 = More + "ecdsa-sha384";

    private const string More = "http://www.w3.org/2001/04/xmldsig-more#";

    /// <summary>The hash of a signature method, and whether it is RSA (PKCS #1 v1.5) or ECDSA.</summary>
    public static bool TryRead(string? method, out HashAlgorithmName hash, out bool isRsa)
    {
        (hash, isRsa) = method switch
        {
            More + "rsa-sha256" => (HashAlgorithmName.SHA256, true),
            More + "rsa-sha384" => (HashAlgorithmName.SHA384, true),
            More + "rsa-sha512" => (HashAlgorithmName.SHA512, true),
            More + "ecdsa-sha256" => (HashAlgorithmName.SHA256, false),
            EcdsaSha384 => (HashAlgorithmName.SHA384, false),
            More + "ecdsa-sha512" => (HashAlgorithmName.SHA512, false),
            _ => default,
        };
        return hash.Name is not null;
    }
}
