using System.Diagnostics.CodeAnalysis;

namespace Caveat.Labels.Bindings.Pdf;

/// <summary>As much of a PDF file as its metadata needs: the catalog and the XMP packets. The file is untrusted.</summary>
internal sealed class PdfFile
{
    // A packet holds kilobytes; a file with more of them than this is built to cost time.
    private const int MaxPackets = 10_000;

    private readonly PdfCrossReferences _references;

    private PdfFile(ReadOnlyMemory<byte> bytes, PdfCrossReferences references, long lastSection)
    {
        (Bytes, _references, LastSection) = (bytes, references, lastSection);
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The offset of the newest cross-reference section.</summary>
    public long LastSection { get; }

    public PdfDictionary Trailer => _references.Trailer!;

    public bool UsesStreams => _references.IsStream;

    /// <summary>The first object number that is free.</summary>
    public int NextNumber => Math.Max(_references.Entries.Keys.DefaultIfEmpty().Max() + 1, Trailer.TryGetInteger("Size", out var size) && size < int.MaxValue ? (int)size : 1);

    public static bool TryOpen(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out PdfFile? file, [NotNullWhen(false)] out string? error)
    {
        (file, error) = (null, null);
        var tail = bytes.Length > 2048 ? bytes.Length - 2048 : 0;
        var start = bytes.Span[tail..].LastIndexOf("startxref"u8);
        var lexer = new PdfLexer(bytes.Span, start < 0 ? bytes.Length : tail + start + "startxref".Length);
        var references = new PdfCrossReferences(bytes);
        if (!lexer.TryReadInteger(out var offset) || !references.TryRead(offset))
        {
            error = "The PDF's cross-references are damaged: open it and save it again.";
        }
        else if (references.Trailer!.Has("Encrypt"))
        {
            error = "The PDF is encrypted: save it without a password.";
        }
        else
        {
            file = new PdfFile(bytes, references, offset);
        }
        return file is not null;
    }

    /// <summary>The catalog, with its number and generation; null when the file has none that can be read.</summary>
    public (int Number, int Generation, PdfDictionary Dictionary)? Catalog() =>
        Trailer.TryGetReference("Root", out var number, out var generation) && Find(number) is { } dictionary ? (number, generation, dictionary) : null;

    /// <summary>The dictionary of an object, wherever it lies; null when it is none.</summary>
    public PdfDictionary? Find(int number)
    {
        if (!_references.Entries.TryGetValue(number, out var entry) || entry is not { } place)
        {
            return null;
        }
        return place.IsPacked ? FindPacked(place) : PdfObject.Read(Bytes, place.Place) is { } found && found.Number == number ? found.Dictionary : null;
    }

    /// <summary>The XMP packet of a metadata stream; null when the number is none.</summary>
    /// <param name="isDamaged">Whether it is one that cannot be decoded.</param>
    public byte[]? Packet(int number, out bool isDamaged)
    {
        isDamaged = false;
        if (!_references.Entries.TryGetValue(number, out var entry) || entry is not { IsPacked: false } place
            || PdfObject.Read(Bytes, place.Place) is not { IsStream: true } found || found.Number != number || found.Dictionary.Name("Subtype") != "XML")
        {
            return null;
        }
        var packet = Decode(found);
        isDamaged = packet is null;
        return packet;
    }

    /// <summary>The XMP packets of the document, its pages, images and other parts, in the order of their numbers.</summary>
    public IEnumerable<(int Number, byte[]? Packet)> Packets()
    {
        var count = 0;
        foreach (var number in _references.Entries.Keys.Order())
        {
            var packet = Packet(number, out var isDamaged);
            if (packet is not null || isDamaged)
            {
                yield return (number, ++count > MaxPackets ? null : packet);
            }
            if (count > MaxPackets)
            {
                yield break;
            }
        }
    }

    private byte[]? Decode(PdfObject found)
    {
        if (!found.Dictionary.TryGetInteger("Length", out var length))
        {
            // An indirect length is an object that is just an integer.
            if (!found.Dictionary.TryGetReference("Length", out var number, out _) || !_references.Entries.TryGetValue(number, out var entry) || entry is not { IsPacked: false, Place: >= 0 } place || place.Place >= Bytes.Length)
            {
                return null;
            }
            var lexer = new PdfLexer(Bytes.Span, (int)place.Place);
            if (!lexer.TryReadInteger(out _) || !lexer.TryReadInteger(out _) || !lexer.TryReadKeyword("obj"u8) || !lexer.TryReadInteger(out length))
            {
                return null;
            }
        }
        return PdfStreams.Decode(found.Dictionary, Bytes[found.StreamStart..], length);
    }

    // ISO 32000-1 §7.5.7: pairs of number and offset, then the objects.
    private PdfDictionary? FindPacked(PdfEntry place)
    {
        if (place.Place > int.MaxValue || !_references.Entries.TryGetValue((int)place.Place, out var entry) || entry is not { IsPacked: false } stream
            || PdfObject.Read(Bytes, stream.Place) is not { IsStream: true } found
            || !found.Dictionary.TryGetInteger("First", out var first)
            || Decode(found) is not { } data)
        {
            return null;
        }
        var lexer = new PdfLexer(data, 0);
        for (var i = 0; i <= place.Index; i++)
        {
            if (!lexer.TryReadInteger(out _) || !lexer.TryReadInteger(out var offset))
            {
                return null;
            }
            if (i == place.Index && first + offset < data.Length)
            {
                return PdfDictionary.Read(data, (int)(first + offset));
            }
        }
        return null;
    }
}
