using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Caveat.Labels.Bindings.Pdf;

/// <summary>Gives a PDF another XMP packet by an incremental update (ISO 32000-1 §7.5.6): all old bytes stay, and the new objects follow.</summary>
internal static class PdfUpdate
{
    public static bool TrySetPacket(PdfFile file, ReadOnlySpan<byte> packet, [NotNullWhen(true)] out byte[]? updated, [NotNullWhen(false)] out string? error)
    {
        (updated, error) = (null, null);
        if (file.Catalog() is not { } catalog)
        {
            error = "The PDF has no catalog that can be read: open it and save it again.";
            return false;
        }
        if (catalog.Dictionary.Has("Perms"))
        {
            error = "The PDF is certified by a signature that allows no change: label it with a sidecar file.";
            return false;
        }
        using var into = new MemoryStream();
        into.Write(file.Bytes.Span);
        Write(into, "\n");
        var offsets = new SortedDictionary<int, (int Generation, long Offset)>();

        // Under the old packet's number the new one takes its place; the old bytes stay in the file.
        var next = file.NextNumber;
        var generation = 0;
        if (!catalog.Dictionary.TryGetReference("Metadata", out var number, out generation) || number == catalog.Number || number >= next)
        {
            (number, generation) = (next++, 0);
        }
        offsets.Add(number, (generation, into.Position));
        Write(into, string.Create(CultureInfo.InvariantCulture, $"{number} {generation} obj\n<</Type/Metadata/Subtype/XML/Length {packet.Length}>>\nstream\n"));
        into.Write(packet);
        Write(into, "\nendstream\nendobj\n");
        offsets.Add(catalog.Number, (catalog.Generation, into.Position));
        Write(into, string.Create(CultureInfo.InvariantCulture, $"{catalog.Number} {catalog.Generation} obj\n<<{catalog.Dictionary.TextWithout("Metadata")}/Metadata {number} {generation} R>>\nendobj\n"));

        var section = into.Position;
        if (file.UsesStreams)
        {
            offsets.Add(next, (0, section));
            WriteStream(into, file, next, offsets);
        }
        else
        {
            WriteTable(into, file, next, offsets);
        }
        Write(into, string.Create(CultureInfo.InvariantCulture, $"startxref\n{section}\n%%EOF\n"));
        updated = into.ToArray();
        return true;
    }

    private static void WriteTable(MemoryStream into, PdfFile file, int size, SortedDictionary<int, (int Generation, long Offset)> offsets)
    {
        Write(into, "xref\n");
        foreach (var (number, (generation, offset)) in offsets)
        {
            Write(into, string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{offset:D10} {generation:D5} n \n"));
        }
        Write(into, string.Create(CultureInfo.InvariantCulture, $"trailer\n<<{file.Trailer.TextWithout("Size", "Prev", "XRefStm")}/Size {size}\n/Prev {file.LastSection}>>\n"));
    }

    // A table may not follow a stream (§7.5.8.4); the stream is plain, since it holds three entries.
    private static void WriteStream(MemoryStream into, PdfFile file, int number, SortedDictionary<int, (int Generation, long Offset)> offsets)
    {
        const int width = 11;
        var data = new byte[offsets.Count * width];
        var index = new StringBuilder();
        var at = 0;
        foreach (var (entry, (generation, offset)) in offsets)
        {
            index.Append(CultureInfo.InvariantCulture, $"{entry} 1 ");
            data[at] = 1;
            BinaryPrimitives.WriteInt64BigEndian(data.AsSpan(at + 1), offset);
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(at + 9), (ushort)generation);
            at += width;
        }
        var kept = file.Trailer.TextWithout("Size", "Prev", "XRefStm", "Type", "W", "Index", "Filter", "DecodeParms", "Length");
        Write(into, string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n<<{kept}/Type/XRef\n/Size {number + 1}\n/Prev {file.LastSection}\n/W[1 8 2]\n/Index[{index}]\n/Length {data.Length}>>\nstream\n"));
        into.Write(data);
        Write(into, "\nendstream\nendobj\n");
    }

    private static void Write(MemoryStream into, string text) => into.Write(Encoding.Latin1.GetBytes(text));
}
