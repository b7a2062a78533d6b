using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Xml;
using System.Xml.Linq;

namespace Caveat.Labels.Bindings;

/// <summary>Reads XML that nobody vouches for: no DTD, no entity, no resource outside it, bounded in size and depth.</summary>
internal static class UntrustedXml
{
    /// <summary>The largest binding or XMP packet that is read, in bytes; labels take a few kilobytes.</summary>
    public const int MaxBytes = 16 << 20;

    private const int MaxDepth = 128;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1,
        CloseInput = true,
    };

    public static XmlReader Open(ReadOnlyMemory<byte> xml) => XmlReader.Create(
        MemoryMarshal.TryGetArray(xml, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(xml.ToArray(), writable: false),
        Settings);

    public static bool TryLoad(ReadOnlyMemory<byte> xml, [NotNullWhen(true)] out XDocument? document, [NotNullWhen(false)] out string? error)
    {
        XDocument? loaded = null;
        var isLoaded = TryLoad(xml, reader => loaded = XDocument.Load(reader, LoadOptions.PreserveWhitespace), out error);
        document = isLoaded ? loaded : null;
        return document is not null;
    }

    /// <summary>The same for canonicalisation, which needs the older model.</summary>
    public static bool TryLoad(ReadOnlyMemory<byte> xml, [NotNullWhen(true)] out XmlDocument? document, [NotNullWhen(false)] out string? error)
    {
        var loaded = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document = TryLoad(xml, loaded.Load, out error) ? loaded : null;
        return document is not null;
    }

    // A pass of its own comes first: depth is known before a tree is built, which costs many times the bytes.
    private static bool TryLoad(ReadOnlyMemory<byte> xml, Action<XmlReader> load, [NotNullWhen(false)] out string? error)
    {
        error = null;
        if (xml.Length > MaxBytes)
        {
            error = string.Create(CultureInfo.InvariantCulture, $"The XML has {xml.Length} bytes, and at most {MaxBytes} are read.");
            return false;
        }
        try
        {
            using (var reader = Open(xml))
            {
                while (reader.Read())
                {
                    if (reader.Depth > MaxDepth)
                    {
                        error = string.Create(CultureInfo.InvariantCulture, $"The XML nests deeper than {MaxDepth} elements.");
                        return false;
                    }
                }
            }
            // Each model refuses some of what the reader lets pass, such as the version "1.0 ".
            using var again = Open(xml);
            load(again);
            return true;
        }
        catch (Exception failure) when (IsDamage(failure))
        {
            // The reader's own message would quote the content.
            var place = failure is XmlException { LineNumber: > 0 } at
                ? string.Create(CultureInfo.InvariantCulture, $" (line {at.LineNumber}, column {at.LinePosition})")
                : "";
            error = $"The XML is damaged, declares a document type, or is in an encoding that is not known{place}.";
            return false;
        }
    }

    /// <summary>Whether a reader of <see cref="Open"/> may throw this for what it reads; an unknown encoding comes as one of the latter two.</summary>
    public static bool IsDamage(Exception failure) => failure is XmlException or ArgumentException or InvalidOperationException;
}
