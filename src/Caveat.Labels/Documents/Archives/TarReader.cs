using System.Text;
using Caveat.Labels.Documents.Text;

namespace Caveat.Labels.Documents.Archives;

/// <summary>Reads tar files: old, ustar, GNU long names and pax paths (POSIX.1-2017, pax).</summary>
/// <remarks>Our own reader, because it slices what is in memory and cannot be made to allocate by a header.</remarks>
internal sealed class TarReader : IFormatReader
{
    private const int BlockLength = 512;

    public bool Recognises(DocumentPart part) => part.Content.Length >= BlockLength && HasChecksum(part.Content.Span[..BlockLength]);

    public string Read(DocumentPart part, DocumentBuilder into, DocumentReader reader)
    {
        var content = part.Content;
        var longName = "";
        while (content.Length >= BlockLength && HasChecksum(content.Span[..BlockLength]))
        {
            var header = content.Span[..BlockLength];
            var length = Number(header.Slice(124, 12));
            if (length > content.Length - BlockLength)
            {
                throw new InvalidDataException("it is cut off or damaged.");
            }
            var data = content.Slice(BlockLength, (int)length);
            switch ((char)header[156])
            {
                case 'L':
                    longName = Name(data.Span);
                    break;
                case 'x':
                    longName = PaxPath(data.Span);
                    break;
                case 'g' or 'K':
                    break;
                default:
                    var name = longName.Length > 0 ? longName : ShortName(header);
                    longName = "";
                    ArchiveEntry.Read(part, name, header[156] == '5' ? null : () => data, into, reader);
                    break;
            }
            content = content[(int)Math.Min(content.Length, BlockLength + ((length + BlockLength - 1) / BlockLength * BlockLength))..];
        }
        if (content.Span.IndexOfAnyExcept((byte)0) >= 0)
        {
            throw new InvalidDataException("it is cut off or damaged.");
        }
        return "tar archive";
    }

    private static bool HasChecksum(ReadOnlySpan<byte> header)
    {
        var sum = 8 * ' ';
        for (var i = 0; i < BlockLength; i++)
        {
            sum += i is >= 148 and < 156 ? 0 : header[i];
        }
        return header[0] != 0 && Number(header.Slice(148, 8)) == sum;
    }

    // Octal digits, or a binary number marked by its first bit (GNU). Impossible numbers are -1, which no checksum or length is.
    private static long Number(ReadOnlySpan<byte> field)
    {
        var number = 0L;
        if (field[0] >= 0x80)
        {
            foreach (var value in field[^8..])
            {
                number = (number << 8) | value;
            }
            return number < 0 ? long.MaxValue : number;
        }
        foreach (var digit in field.Trim((ReadOnlySpan<byte>)[(byte)' ', 0]))
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return long.MaxValue;
            }
            number = (number * 8) + (digit - '0');
        }
        return number;
    }

    private static string ShortName(ReadOnlySpan<byte> header)
    {
        var name = Name(header[..100]);
        var prefix = header.Slice(257, 5).SequenceEqual("ustar"u8) ? Name(header.Slice(345, 155)) : "";
        return prefix.Length > 0 ? $"{prefix}/{name}" : name;
    }

    private static string Name(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return TextDecoding.Decode(end < 0 ? field : field[..end]);
    }

    // Records of the form "length path=value\n".
    private static string PaxPath(ReadOnlySpan<byte> data)
    {
        var text = Encoding.UTF8.GetString(data);
        var start = text.IndexOf(" path=", StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf('\n', start);
        return end < 0 ? "" : text[(start + 6)..end];
    }
}
