namespace Caveat.Labels.Bindings.Pdf;

/// <summary>Reads a file's cross-reference sections, tables and streams, from the newest back (ISO 32000-1 §7.5.4, §7.5.8).</summary>
internal sealed class PdfCrossReferences(ReadOnlyMemory<byte> file)
{
    private const int MaxSections = 1024;
    private const int MaxEntries = 4 << 20;

    /// <summary>Where each object is that is in use; what a newer section says of a number hides what older ones say.</summary>
    public Dictionary<int, PdfEntry?> Entries { get; } = [];

    /// <summary>The newest trailer.</summary>
    public PdfDictionary? Trailer { get; private set; }

    /// <summary>Whether the newest section is a stream: then an update's must be one, too.</summary>
    public bool IsStream { get; private set; }

    public bool TryRead(long offset)
    {
        var seen = new HashSet<long>();
        var pending = new Queue<long>([offset]);
        while (pending.TryDequeue(out var at))
        {
            // A chain that runs in a circle is damaged, or built to hang readers.
            if (at < 0 || at >= file.Length || !seen.Add(at) || seen.Count > MaxSections)
            {
                return false;
            }
            var trailer = ReadTable((int)at) ?? ReadStream((int)at);
            if (trailer is null || Entries.Count > MaxEntries)
            {
                return false;
            }
            if (Trailer is null)
            {
                Trailer = trailer;
                IsStream = trailer.Has("W");
            }
            if (trailer.TryGetInteger("XRefStm", out var hybrid))
            {
                pending.Enqueue(hybrid);
            }
            if (trailer.TryGetInteger("Prev", out var previous))
            {
                pending.Enqueue(previous);
            }
        }
        return true;
    }

    private PdfDictionary? ReadTable(int at)
    {
        var lexer = new PdfLexer(file.Span, at);
        if (!lexer.TryReadKeyword("xref"u8))
        {
            return null;
        }
        while (!lexer.TryReadKeyword("trailer"u8))
        {
            if (!lexer.TryReadInteger(out var first) || !lexer.TryReadInteger(out var count) || first + count > MaxEntries)
            {
                return null;
            }
            for (var number = (int)first; number < first + count; number++)
            {
                if (!lexer.TryReadInteger(out var place) || !lexer.TryReadInteger(out var generation))
                {
                    return null;
                }
                var isUsed = lexer.TryReadKeyword("n"u8);
                if (!isUsed && !lexer.TryReadKeyword("f"u8))
                {
                    return null;
                }
                Entries.TryAdd(number, isUsed ? new PdfEntry(IsPacked: false, place, (int)Math.Min(generation, ushort.MaxValue)) : null);
            }
        }
        lexer.SkipSpace();
        return PdfDictionary.Read(file, lexer.At);
    }

    private PdfDictionary? ReadStream(int at)
    {
        if (PdfObject.Read(file, at) is not { IsStream: true } found
            || !found.Dictionary.TryGetInteger("Length", out var length)
            || PdfStreams.Decode(found.Dictionary, file[found.StreamStart..], length) is not { } data
            || found.Dictionary.Integers("W") is not [<= 8, <= 8, <= 8] widths
            || widths.Sum() is var width && width == 0)
        {
            return null;
        }
        found.Dictionary.TryGetInteger("Size", out var size);
        var index = found.Dictionary.Integers("Index");
        index = index.Count > 0 ? index : [0, size];
        var cursor = 0;
        for (var section = 0; section + 1 < index.Count; section += 2)
        {
            if (index[section] + index[section + 1] > MaxEntries)
            {
                return null;
            }
            for (var i = 0L; i < index[section + 1] && cursor + width <= data.Length; i++)
            {
                var type = widths[0] == 0 ? 1 : Field(data, ref cursor, (int)widths[0]);
                var place = Field(data, ref cursor, (int)widths[1]);
                var last = Field(data, ref cursor, (int)widths[2]);
                Entries.TryAdd((int)(index[section] + i), type is 1 or 2 && last is >= 0 and <= int.MaxValue ? new PdfEntry(type == 2, place, (int)last) : null);
            }
        }
        return found.Dictionary;
    }

    private static long Field(byte[] data, ref int cursor, int width)
    {
        var value = 0L;
        for (var end = cursor + width; cursor < end; cursor++)
        {
            value = (value << 8) | data[cursor];
        }
        return value;
    }
}
