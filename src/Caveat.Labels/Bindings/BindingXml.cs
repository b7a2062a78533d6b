using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Caveat.Labels.Metadata;

namespace Caveat.Labels.Bindings;

/// <summary>The XML form of a binding (ADatP-4778 XSD 1.4). Reads tolerantly, writes strictly. The input is untrusted.</summary>
public static class BindingXml
{
    /// <summary>Reads a document whose root is a BindingInformation. Labels that cannot be read are among the binding's problems.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> xml, [NotNullWhen(true)] out Binding? binding, [NotNullWhen(false)] out string? error)
    {
        binding = null;
        if (!UntrustedXml.TryLoad(xml, out XDocument? document, out error))
        {
            return false;
        }
        if (document.Root!.Name != BindingNames.BindingInformation)
        {
            error = $"The XML is no STANAG 4778 binding: its root is \"{ShownText.Of(document.Root.Name.LocalName)}\", not BindingInformation of {BindingNames.Binding.NamespaceName}.";
            return false;
        }
        binding = BindingTree.Read(document.Root);
        return true;
    }

    /// <summary>Writes a binding as a UTF-8 document.</summary>
    public static byte[] Write(Binding binding)
    {
        ArgumentNullException.ThrowIfNull(binding);
        return Write(new XDocument(BindingTree.Write(binding)));
    }

    /// <summary>Adds a label beside those that a binding has, leaving them as they are, and returns the new document.</summary>
    /// <exception cref="InvalidOperationException">The XML is not a binding that <see cref="TryRead"/> reads, or it binds nothing.</exception>
    internal static byte[] Add(ReadOnlyMemory<byte> xml, ConfidentialityLabel label)
    {
        if (!UntrustedXml.TryLoad(xml, out XDocument? document, out _)
            || document.Root!.Descendants(BindingNames.Binding + "Metadata").FirstOrDefault() is not { } first)
        {
            throw new InvalidOperationException("Only a binding that was read and has a label can be given another.");
        }
        // One label for each Metadata element: the schema takes no second one.
        first.AddAfterSelf(new XElement(BindingNames.Binding + "Metadata", LabelXml.ToElement(label)));
        return Write(document);
    }

    private static byte[] Write(XDocument document)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            document.Save(writer);
        }
        return bytes.ToArray();
    }
}
