using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace Caveat.Labels.Bindings.Carriers;

/// <summary>The parts of an Office Open XML package (ISO/IEC 29500-2), read within limits. The package is untrusted.</summary>
internal sealed class OfficePackage
{
    public const string ContentTypes = "[Content_Types].xml";

    private const long MaxUnpackedBytes = 1L << 30;
    private const int MaxEntries = 20_000;

    public static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    public static readonly XNamespace Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly ReadOnlyMemory<byte> _content;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private long _unpacked;

    /// <exception cref="InvalidDataException">It is no ZIP archive, breaks a limit, or names a part twice.</exception>
    public OfficePackage(ReadOnlyMemory<byte> content)
    {
        _content = content;
        // Stays open as long as the package is in use: it holds memory only.
        var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > MaxEntries)
        {
            throw new InvalidDataException($"The package holds {archive.Entries.Count} entries, and at most {MaxEntries} are read.");
        }
        foreach (var entry in archive.Entries.Where(entry => !entry.FullName.EndsWith('/')))
        {
            if (!_entries.TryAdd(entry.FullName, entry))
            {
                // Readers differ in which of the two they take: a label could be bound to one and people read the other.
                throw new InvalidDataException($"The package holds two parts of the name \"{ShownText.Of(entry.FullName)}\".");
            }
        }
        Names = [.. _entries.Keys];
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The part that the package says is the document; empty when there is none.</summary>
    public string MainPart => Targets("", "/officeDocument").FirstOrDefault("");

    public static string RelationshipsOf(string part) =>
        part.Length == 0 ? "_rels/.rels" : $"{part[..(part.LastIndexOf('/') + 1)]}_rels/{part[(part.LastIndexOf('/') + 1)..]}.rels";

    /// <summary>The parts that <paramref name="part"/>, or the package for an empty name, relates to by a type with this ending.</summary>
    public IEnumerable<string> Targets(string part, string typeEnding)
    {
        if (Xml(RelationshipsOf(part)) is not { } relationships)
        {
            return [];
        }
        return relationships.Root!.Elements(Relationships + "Relationship")
            .Where(relationship => ((string?)relationship.Attribute("Type") ?? "").EndsWith(typeEnding, StringComparison.Ordinal)
                && (string?)relationship.Attribute("TargetMode") != "External")
            .Select(relationship => Resolve(part, (string?)relationship.Attribute("Target") ?? ""))
            .Where(target => target.Length > 0);
    }

    /// <summary>The bytes of a part; null when there is none.</summary>
    /// <exception cref="InvalidDataException">The part is damaged, or all that was read unpacks to too much.</exception>
    public byte[]? Read(string name)
    {
        if (!_entries.TryGetValue(name, out var found))
        {
            return null;
        }
        try
        {
            using var from = found.Open();
            using var into = new MemoryStream();
            var buffer = new byte[81920];
            // Counted while it unpacks: what the archive says of the size is untrusted.
            for (int read; (read = from.Read(buffer)) > 0;)
            {
                into.Write(buffer, 0, read);
                _unpacked += read;
                if (_unpacked > MaxUnpackedBytes)
                {
                    throw new InvalidDataException($"The package unpacks to more than {MaxUnpackedBytes} bytes.");
                }
            }
            return into.ToArray();
        }
        catch (IOException damage)
        {
            // Bytes that zlib itself trips over come as an I/O failure, though nothing is read but memory.
            throw new InvalidDataException($"The part \"{ShownText.Of(name)}\" is damaged: it does not unpack.", damage);
        }
    }

    public XDocument? Xml(string name) => Read(name) is { } bytes && UntrustedXml.TryLoad(bytes, out XDocument? document, out _) ? document : null;

    /// <summary>The package with parts added or replaced; all others keep their packed bytes.</summary>
    /// <exception cref="InvalidDataException">A part that is replaced declares a length beyond the limit.</exception>
    public byte[] With(IEnumerable<KeyValuePair<string, byte[]>> parts)
    {
        using var file = new MemoryStream();
        file.Write(_content.Span);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                var entry = archive.Entries.FirstOrDefault(found => found.FullName.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? archive.CreateEntry(name);
                if (entry.Length > MaxUnpackedBytes)
                {
                    // The archive takes memory for the length that it declares, whatever the part has.
                    throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"The part \"{ShownText.Of(name)}\" is damaged: it declares {entry.Length} bytes."));
                }
                using (var into = entry.Open())
                {
                    into.SetLength(0);
                    into.Write(bytes);
                }
                // As Office writes it: the moment of labelling stands in the label.
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
            }
        }
        return file.ToArray();
    }

    private static string Resolve(string part, string target)
    {
        var root = new Uri("pack:///" + part, UriKind.Absolute);
        return Uri.TryCreate(root, target, out var resolved) && resolved.Scheme == "pack" ? Uri.UnescapeDataString(resolved.AbsolutePath).TrimStart('/') : "";
    }
}
