using System.Diagnostics.CodeAnalysis;
using System.Xml.Linq;

namespace Caveat.Labels.Metadata;

/// <summary>Reads and writes the XML of a confidentiality label (STANAG 4774, ADatP-4774). Stateless and thread-safe.</summary>
/// <remarks>
/// Reading is tolerant of the errors that published samples contain: names in other case, <c>CreationDataTime</c>, <c>alternateConfidentialityLabel</c>,
/// <c>URL</c> for <c>URI</c>, no creation time, no namespace or an older one, curly quotes. Writing is strict and emits none of them.
/// The XML is untrusted: a document type is refused, and size and depth are limited.
/// </remarks>
public static class LabelXml
{
    /// <summary>The namespace that is written.</summary>
    public const string Namespace = LabelXmlNames.LabelUri;

    /// <summary>Reads one label from a whole XML document of at most 1 MiB.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> xml, [NotNullWhen(true)] out ConfidentialityLabel? label, [NotNullWhen(false)] out string? error)
    {
        label = null;
        return SafeXml.TryParse(xml, out var root, out error) && TryRead(root, out label, out error);
    }

    /// <summary>Reads one label from its element.</summary>
    public static bool TryRead(XElement element, [NotNullWhen(true)] out ConfidentialityLabel? label, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(element);
        label = LabelXmlReading.Read(element, out error);
        return label is not null;
    }

    /// <summary>Writes a label, or says in one sentence why the standard does not allow it to be written.</summary>
    public static bool TryWrite(ConfidentialityLabel label, [NotNullWhen(true)] out XElement? element, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(label);
        error = LabelFaults.Of(label);
        element = error is null ? LabelXmlWriting.Write(label) : null;
        return element is not null;
    }

    /// <summary>Writes a label that <see cref="TryWrite"/> accepts.</summary>
    /// <exception cref="ArgumentException">The label lacks what a written label must have: its creation time, and a review time or a successor.</exception>
    public static XElement ToElement(ConfidentialityLabel label) =>
        TryWrite(label, out var element, out var error) ? element : throw new ArgumentException(error, nameof(label));
}
