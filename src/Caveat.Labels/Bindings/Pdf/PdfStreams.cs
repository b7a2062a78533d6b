using System.IO.Compression;

namespace Caveat.Labels.Bindings.Pdf;

/// <summary>Decodes the streams that cross-references and metadata come in: plain or Flate, with PNG predictors.</summary>
internal static class PdfStreams
{
    private const int MaxBytes = 64 << 20;

    /// <summary>The decoded bytes; null when they cannot be decoded within the limits.</summary>
    /// <param name="data">From the stream's first byte on.</param>
    public static byte[]? Decode(PdfDictionary dictionary, ReadOnlyMemory<byte> data, long length)
    {
        if (length < 0 || length > data.Length)
        {
            return null;
        }
        data = data[..(int)length];
        switch (dictionary.Name("Filter"))
        {
            case "" when !dictionary.Has("Filter"):
                return data.ToArray();
            case "FlateDecode" or "Fl":
                return Inflate(data) is { } inflated ? Undo(dictionary, inflated) : null;
            default:
                return null;
        }
    }

    private static byte[]? Inflate(ReadOnlyMemory<byte> data)
    {
        try
        {
            using var inflater = new ZLibStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
            using var into = new MemoryStream();
            var buffer = new byte[81920];
            for (int read; (read = inflater.Read(buffer)) > 0;)
            {
                into.Write(buffer, 0, read);
                if (into.Length > MaxBytes)
                {
                    return null;
                }
            }
            return into.ToArray();
        }
        // Bytes that zlib itself trips over come as an I/O failure, though nothing is read but memory.
        catch (Exception damage) when (damage is InvalidDataException or IOException)
        {
            return null;
        }
    }

    // ISO 32000-1 §7.4.4.4: each row starts with the PNG filter that it was written with. One byte a sample is what cross-reference streams have.
    private static byte[]? Undo(PdfDictionary dictionary, byte[] data)
    {
        var at = new PdfLexer(dictionary.Raw("DecodeParms").Span, 0);
        at.TryReadKeyword("["u8);
        var parameters = PdfDictionary.Read(dictionary.Raw("DecodeParms"), at.At);
        if (parameters is null || !parameters.TryGetInteger("Predictor", out var predictor) || predictor < 2)
        {
            return data;
        }
        if (!parameters.TryGetInteger("Columns", out var width) || predictor < 10 || width is < 1 or > 1 << 16 || parameters.Has("Colors") || parameters.Has("BitsPerComponent"))
        {
            return null;
        }
        var columns = (int)width;
        var rows = data.Length / (columns + 1);
        var plain = new byte[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            var filter = data[row * (columns + 1)];
            for (var column = 0; column < columns; column++)
            {
                var left = column > 0 ? plain[(row * columns) + column - 1] : 0;
                var up = row > 0 ? plain[((row - 1) * columns) + column] : 0;
                var corner = row > 0 && column > 0 ? plain[((row - 1) * columns) + column - 1] : 0;
                plain[(row * columns) + column] = (byte)(data[(row * (columns + 1)) + column + 1] + filter switch
                {
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, corner),
                    _ => 0,
                });
            }
        }
        return plain;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (toLeft, toUp, toCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
