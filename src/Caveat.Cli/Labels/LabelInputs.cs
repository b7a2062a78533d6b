using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Caveat.Labels.Bindings;

namespace Caveat.Cli.Labels;

/// <summary>What the caller brings along: certificates of signers whom they trust, and what an organisation's label identifiers mean.</summary>
internal sealed record LabelInputs(IReadOnlyList<X509Certificate2> Trusted, LabelMapping Mapping)
{
    public static bool TryRead(IEnumerable<string> trust, string? mapping, [NotNullWhen(true)] out LabelInputs? inputs, [NotNullWhen(false)] out string? error)
    {
        inputs = null;
        var certificates = new List<X509Certificate2>();
        foreach (var path in trust)
        {
            if (!TryReadFile(path, X509CertificateLoader.LoadCertificate, out var certificate, out error))
            {
                return false;
            }
            certificates.Add(certificate);
        }
        var known = LabelMapping.None;
        if (mapping is not null)
        {
            if (!TryReadFile(mapping, bytes => bytes, out var json, out error))
            {
                return false;
            }
            if (!LabelMapping.TryParse(json, out var parsed, out error))
            {
                error = $"\"{mapping}\": {error}";
                return false;
            }
            known = parsed;
        }
        inputs = new LabelInputs(certificates, known);
        error = null;
        return true;
    }

    /// <summary>A certificate and its private key from one PEM file.</summary>
    public static bool TryReadSigner(string path, [NotNullWhen(true)] out X509Certificate2? signer, [NotNullWhen(false)] out string? error) =>
        TryReadFile(
            path,
            _ =>
            {
                var found = X509Certificate2.CreateFromPemFile(path);
                using var key = found.GetECDsaPrivateKey();
                return key is null ? throw new CryptographicException("it has no ECDSA key; make one on P-384.") : found;
            },
            out signer,
            out error);

    private static bool TryReadFile<T>(string path, Func<byte[], T> read, [NotNullWhen(true)] out T? content, [NotNullWhen(false)] out string? error)
        where T : class
    {
        (content, error) = (null, null);
        try
        {
            content = read(File.ReadAllBytes(path));
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            error = $"\"{path}\" cannot be used: {failure.Message}";
            return false;
        }
    }
}
