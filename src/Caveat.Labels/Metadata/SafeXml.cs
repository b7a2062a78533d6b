using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Caveat.Labels.Metadata;

/// <summary>Parses untrusted XML: no document type, nothing fetched, limited in size and depth.</summary>
internal static class SafeXml
{
    private const int MaxBytes = 1 << 20;
    private const int MaxDepth = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <param name="maxBytes">The largest document that is parsed, in bytes.</param>
    public static bool TryParse(ReadOnlyMemory<byte> xml, [NotNullWhen(true)] out XElement? root, [NotNullWhen(false)] out string? error, int maxBytes = MaxBytes)
    {
        root = null;
        if (xml.Length > maxBytes)
        {
            error = $"The XML has {xml.Length} bytes and at most {maxBytes} are read.";
            return false;
        }
        if (TryParseOnce(xml, maxBytes, out root, out error))
        {
            return true;
        }
        // Samples copied out of PDF have typographic quotes around attribute values.
        var text = Encoding.UTF8.GetString(xml.Span);
        var straight = text.Replace('\u201C', '"').Replace('\u201D', '"').Replace('\u2033', '"');
        return !ReferenceEquals(straight, text) && straight != text && TryParseOnce(Encoding.UTF8.GetBytes(straight), maxBytes, out root, out error);
    }

    private static bool TryParseOnce(ReadOnlyMemory<byte> xml, int maxBytes, [NotNullWhen(true)] out XElement? root, [NotNullWhen(false)] out string? error)
    {
        root = null;
        try
        {
            // Depth first: an element tree is built and walked recursively, so it must not be deep.
            using (var reader = Open(xml, maxBytes))
            {
                while (reader.Read())
                {
                    if (reader.Depth > MaxDepth)
                    {
                        error = $"The XML is nested more than {MaxDepth} deep.";
                        return false;
                    }
                }
            }
            using var again = Open(xml, maxBytes);
            root = XElement.Load(again, LoadOptions.SetLineInfo);
            error = null;
            return true;
        }
        catch (Exception fault) when (fault is XmlException or ArgumentException or InvalidOperationException)
        {
            // ArgumentException: an encoding that the declaration names and the runtime does not know.
            error = fault is XmlException { LineNumber: > 0 } at
                ? $"The XML cannot be read on line {at.LineNumber}, column {at.LinePosition}: make it well-formed, without a document type."
                : "The XML cannot be read: make it well-formed, in UTF-8, without a document type.";
            return false;
        }
    }

    private static XmlReader Open(ReadOnlyMemory<byte> xml, int maxBytes)
    {
        var settings = Settings;
        if (maxBytes != MaxBytes)
        {
            settings = Settings.Clone();
            settings.MaxCharactersInDocument = maxBytes;
        }
        return XmlReader.Create(new MemoryStream(xml.ToArray(), writable: false), settings);
    }
}
