using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;

namespace Caveat.Labels.Bindings.Signatures;

/// <summary>Checks the XML signatures of one binding (XMLDSIG core validation, restricted to what ADatP-4778.2 chapter 2 uses).</summary>
/// <remarks>Nothing outside the document is read, no transform runs but the two that are named, and no key is trusted for standing in the signature.</remarks>
internal sealed class SignatureVerifier
{
    // Each reference costs a canonical form of the whole binding.
    private const int MaxSignatures = 8;
    private const int MaxReferences = 8;

    // A name that two elements bear lets a signature cover one while people read the other; more than a few elements are never referred to.
    private readonly Dictionary<string, XmlElement?> _ids = new(StringComparer.Ordinal);
    private readonly XmlDocument _document;
    private readonly XmlNamespaceManager _names;
    private readonly IReadOnlyList<X509Certificate2> _trusted;

    public SignatureVerifier(XmlDocument document, IReadOnlyList<X509Certificate2> trusted)
    {
        (_document, _trusted) = (document, trusted);
        _names = new XmlNamespaceManager(document.NameTable);
        _names.AddNamespace("ds", BindingNames.Signature.NamespaceName);
        _names.AddNamespace("mb", BindingNames.Binding.NamespaceName);
        foreach (XmlAttribute id in document.SelectNodes("//@*[local-name()='Id' or local-name()='ID' or local-name()='id']")!)
        {
            _ids[id.Value] = _ids.ContainsKey(id.Value) ? null : id.OwnerElement;
        }
    }

    public IEnumerable<SignatureCheck> Verify()
    {
        var signatures = _document.SelectNodes("//ds:Signature", _names)!.Cast<XmlElement>().ToList();
        return signatures.Count <= MaxSignatures
            ? signatures.Select(Verify)
            : [new SignatureCheck.Broken($"there are {signatures.Count} of them, and at most {MaxSignatures} are checked")];
    }

    private SignatureCheck Verify(XmlElement signature)
    {
        if (signature.SelectSingleNode("ds:SignedInfo", _names) is not XmlElement signed)
        {
            return new SignatureCheck.Broken("it says nothing of what it signs");
        }
        var canonical = Algorithm(signed, "ds:CanonicalizationMethod");
        if (canonical != SignatureNames.ExclusiveC14N || signed.SelectSingleNode("ds:CanonicalizationMethod/*", _names) is not null)
        {
            return new SignatureCheck.Broken($"its canonical form is \"{ShownText.Of(canonical)}\", and only {SignatureNames.ExclusiveC14N} without parameters is checked");
        }
        var method = Algorithm(signed, "ds:SignatureMethod");
        if (!SignatureNames.TryRead(method, out var hash, out var isRsa))
        {
            return new SignatureCheck.Broken($"its method \"{ShownText.Of(method)}\" is not one that is accepted");
        }
        var covered = new List<XmlElement>();
        var references = signed.SelectNodes("ds:Reference", _names)!;
        if (references.Count > MaxReferences)
        {
            return new SignatureCheck.Broken($"it has {references.Count} references, and at most {MaxReferences} are checked");
        }
        foreach (XmlElement reference in references)
        {
            if (Fault(reference, signature, covered) is { } fault)
            {
                return new SignatureCheck.Broken(fault);
            }
        }
        // INVARIANT: a signature counts only when it covers every label, every piece of data and every digest; one that covers less says less than people will think.
        foreach (XmlElement needed in _document.SelectNodes("//mb:MetadataBinding | //ds:Manifest", _names)!)
        {
            if (!covered.Exists(root => Holds(root, needed) && (!Holds(signature, needed) || Holds(signature, root))))
            {
                return new SignatureCheck.Broken("it covers only a part of the binding");
            }
        }
        return CheckKey(signature, Canonical.Of(signed, without: null), hash, isRsa);
    }

    private SignatureCheck CheckKey(XmlElement signature, byte[] data, HashAlgorithmName hash, bool isRsa)
    {
        var value = new byte[4096];
        if (!Convert.TryFromBase64String(signature.SelectSingleNode("ds:SignatureValue", _names)?.InnerText.Trim() ?? "", value, out var length))
        {
            return new SignatureCheck.Broken("its value is not base64");
        }
        value = value[..length];
        foreach (var certificate in _trusted)
        {
            using var key = SignerKey.Of(certificate);
            if (key is not null && key.Verifies(data, value, hash, isRsa))
            {
                return new SignatureCheck.Trusted($"\"{certificate.Subject}\" ({key.Name})");
            }
        }
        using var embedded = SignerKey.Embedded(signature, _names);
        return embedded is null ? new SignatureCheck.Broken("it brings no key that can be used, and no trusted certificate fits")
            : embedded.Verifies(data, value, hash, isRsa) ? new SignatureCheck.Untrusted(embedded.Name)
            : new SignatureCheck.Broken("it does not fit its key: the binding was changed");
    }

    private string? Fault(XmlElement reference, XmlElement signature, List<XmlElement> covered)
    {
        var uri = reference.GetAttribute("URI");
        XmlElement? target = null;
        if (!reference.HasAttribute("URI") || (uri.Length > 0 && (uri[0] != '#' || !_ids.TryGetValue(uri[1..], out target) || target is null)))
        {
            return $"it refers to \"{ShownText.Of(uri)}\", which is not one element of the binding (bound data belongs into a ds:Manifest)";
        }
        target ??= _document.DocumentElement!;
        var isEnveloped = false;
        var isCanonical = false;
        foreach (XmlElement transform in reference.SelectNodes("ds:Transforms/ds:Transform", _names)!)
        {
            var algorithm = transform.GetAttribute("Algorithm");
            isEnveloped |= algorithm == SignatureNames.Enveloped;
            isCanonical |= algorithm == SignatureNames.ExclusiveC14N && !transform.HasChildNodes;
            if (algorithm is not (SignatureNames.Enveloped or SignatureNames.ExclusiveC14N) || transform.HasChildNodes)
            {
                return $"its transform \"{ShownText.Of(algorithm)}\" is not one that is checked";
            }
        }
        if (!isCanonical)
        {
            return "it is not over the exclusive canonical form";
        }
        var digest = Algorithm(reference, "ds:DigestMethod");
        if (digest != BindingNames.Sha384)
        {
            return $"its digest is \"{ShownText.Of(digest)}\", and only SHA-384 is accepted";
        }
        Span<byte> stated = stackalloc byte[SHA384.HashSizeInBytes];
        var bytes = Canonical.Of(target, isEnveloped && Holds(target, signature) ? signature : null);
        if (!Convert.TryFromBase64String(reference.SelectSingleNode("ds:DigestValue", _names)?.InnerText.Trim() ?? "", stated, out var length)
            || !SHA384.HashData(bytes).AsSpan().SequenceEqual(stated[..length]))
        {
            return "the binding was changed after it was signed";
        }
        covered.Add(target);
        return null;
    }

    private string? Algorithm(XmlElement parent, string child) => (parent.SelectSingleNode(child, _names) as XmlElement)?.GetAttribute("Algorithm");

    private static bool Holds(XmlElement root, XmlElement element)
    {
        for (XmlNode? node = element; node is not null; node = node.ParentNode)
        {
            if (node == root)
            {
                return true;
            }
        }
        return false;
    }
}
