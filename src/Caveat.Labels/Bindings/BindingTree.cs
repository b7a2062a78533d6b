using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Caveat.Labels.Metadata;

namespace Caveat.Labels.Bindings;

/// <summary>Takes a BindingInformation element apart, and builds one.</summary>
internal static class BindingTree
{
    private static readonly XNamespace Mb = BindingNames.Binding;
    private static readonly XNamespace Ds = BindingNames.Signature;

    public static Binding Read(XElement root)
    {
        var read = new Dictionary<XElement, ConfidentialityLabel>();
        var problems = ImmutableArray.CreateBuilder<string>();
        var labels = ImmutableArray.CreateBuilder<ConfidentialityLabel>();
        foreach (var element in LabelElements(root))
        {
            if (LabelXml.TryRead(element, out var label, out var error))
            {
                read.Add(element, label);
                labels.Add(label);
            }
            else
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"Label {read.Count + problems.Count + 1} of the binding cannot be read: {error}"));
            }
        }
        foreach (var reference in root.Descendants(Mb + "MetadataReference").Where(reference => !Uri(reference).StartsWith('#')))
        {
            // Fails closed: what it names is never fetched, so that a label may be missing. Inside the document all labels count anyway.
            problems.Add($"The binding keeps metadata outside itself, at \"{ShownText.Of(Uri(reference))}\", which is not followed.");
        }
        return new Binding([.. root.Descendants(Mb + "MetadataBinding").Select(binding => ReadOne(binding, read))])
        {
            Labels = labels.ToImmutable(),
            Digests = [.. root.Descendants(Ds + "Manifest").SelectMany(manifest => manifest.Elements(Ds + "Reference")).Select(ReadDigest)],
            Signatures = root.Descendants(Ds + "Signature").Count(),
            Problems = problems.ToImmutable(),
        };
    }

    public static XElement Write(Binding binding)
    {
        var root = new XElement(
            BindingNames.BindingInformation,
            new XAttribute(XNamespace.Xmlns + "mb", Mb.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "xmime", BindingNames.Mime.NamespaceName),
            new XElement(Mb + "MetadataBindingContainer", binding.Bindings.Select(WriteOne)));
        if (!binding.Digests.IsEmpty)
        {
            root.Add(new XElement(
                Ds + "Manifest",
                new XAttribute(XNamespace.Xmlns + "ds", Ds.NamespaceName),
                binding.Digests.Select(digest => new XElement(
                    Ds + "Reference",
                    new XAttribute("URI", digest.Uri),
                    new XElement(Ds + "DigestMethod", new XAttribute("Algorithm", BindingNames.Sha384)),
                    new XElement(Ds + "DigestValue", Convert.ToBase64String(digest.Sha384.AsSpan()))))));
        }
        return root;
    }

    /// <summary>The label elements under <paramref name="root"/>, in order; a successor inside a label is part of it.</summary>
    public static IEnumerable<XElement> LabelElements(XElement root) =>
        root.DescendantsAndSelf().Where(element => IsLabel(element) && !element.Ancestors().Any(IsLabel));

    // Published samples name it in other namespaces, or in none.
    private static bool IsLabel(XElement element) =>
        element.Name.LocalName.EndsWith("ConfidentialityLabel", StringComparison.OrdinalIgnoreCase);

    private static MetadataBinding ReadOne(XElement binding, Dictionary<XElement, ConfidentialityLabel> read) => new(
        [.. binding.Elements(Mb + "Metadata").SelectMany(LabelElements).Where(read.ContainsKey).Select(element => read[element])],
        [.. binding.Elements(Mb + "DataReference").Select(reference => new DataReference(Uri(reference), (string?)reference.Attribute(BindingNames.Mime + "contentType") ?? ""))])
    {
        EnclosesData = binding.Elements(Mb + "Data").Any(),
    };

    private static XElement WriteOne(MetadataBinding binding) => new(
        Mb + "MetadataBinding",
        binding.Labels.Select(label => new XElement(Mb + "Metadata", LabelXml.ToElement(label))),
        binding.Data.Select(data => new XElement(
            Mb + "DataReference",
            new XAttribute("URI", data.Uri),
            data.ContentType.Length == 0 ? null : new XAttribute(BindingNames.Mime + "contentType", data.ContentType))));

    // A digest of another kind or length than SHA-384 is kept empty, and so matches nothing.
    private static DataDigest ReadDigest(XElement reference)
    {
        Span<byte> digest = stackalloc byte[48];
        var isSha384 = (string?)reference.Element(Ds + "DigestMethod")?.Attribute("Algorithm") == BindingNames.Sha384
            && !reference.Elements(Ds + "Transforms").Any()
            && Convert.TryFromBase64String(reference.Element(Ds + "DigestValue")?.Value.Trim() ?? "", digest, out var length)
            && length == digest.Length;
        return new DataDigest(Uri(reference), isSha384 ? [.. digest] : []);
    }

    private static string Uri(XElement reference) => (string?)reference.Attribute("URI") ?? "";
}
