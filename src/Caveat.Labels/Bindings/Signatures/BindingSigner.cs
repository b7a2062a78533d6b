using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml;

namespace Caveat.Labels.Bindings.Signatures;

/// <summary>Signs a whole binding, as the first child of its root: ECDSA-SHA384 over its exclusive canonical form.</summary>
public static class BindingSigner
{
    /// <summary>The signed document.</summary>
    /// <param name="certificate">With its ECDSA private key; it is put into the signature, for those who trust it to find.</param>
    /// <exception cref="CryptographicException">The certificate has no ECDSA private key.</exception>
    public static byte[] Sign(ReadOnlyMemory<byte> binding, X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        using var key = certificate.GetECDsaPrivateKey() ?? throw new CryptographicException("The certificate has no ECDSA private key: make one with a key on P-384.");
        if (!UntrustedXml.TryLoad(binding, out XmlDocument? document, out var error))
        {
            throw new ArgumentException(error, nameof(binding));
        }
        var root = document.DocumentElement!;
        var digest = SHA384.HashData(Canonical.Of(root, without: null));
        // The template is parsed in place, so that SignedInfo is canonicalised where it will stand.
        var fragment = document.CreateDocumentFragment();
        fragment.InnerXml = $"""<ds:Signature xmlns:ds="{BindingNames.Signature}"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="{SignatureNames.ExclusiveC14N}"/><ds:SignatureMethod Algorithm="{SignatureNames.EcdsaSha384}"/><ds:Reference URI=""><ds:Transforms><ds:Transform Algorithm="{SignatureNames.Enveloped}"/><ds:Transform Algorithm="{SignatureNames.ExclusiveC14N}"/></ds:Transforms><ds:DigestMethod Algorithm="{BindingNames.Sha384}"/><ds:DigestValue>{Convert.ToBase64String(digest)}</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue/><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{Convert.ToBase64String(certificate.RawData)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>""";
        root.PrependChild(fragment);
        var signature = (XmlElement)root.FirstChild!;
        var value = key.SignData(Canonical.Of((XmlElement)signature.FirstChild!, without: null), HashAlgorithmName.SHA384);
        signature["SignatureValue", BindingNames.Signature.NamespaceName]!.InnerText = Convert.ToBase64String(value);

        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            document.Save(writer);
        }
        return bytes.ToArray();
    }
}
