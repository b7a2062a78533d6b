using System.Buffers.Binary;
using System.Text;

namespace Caveat.Labels.Documents.Mail;

/// <summary>Unpacks an Outlook message's RTF body ([MS-OXRTFCP]): a dictionary of 4,096 bytes that begins with RTF's commonest words.</summary>
internal static class CompressedRtf
{
    private const uint Packed = 0x75465A4C;
    private const uint Plain = 0x414C454D;
    private const int HeaderLength = 16;
    private const int Window = 4_096;

    // Part of the format ([MS-OXRTFCP] section 2.1.2.1).
    private const string Start =
        "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

    /// <exception cref="InvalidDataException">It is neither packed nor plain.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> content, DocumentBuilder into)
    {
        if (content.Length < HeaderLength)
        {
            throw new InvalidDataException("its RTF body breaks off.");
        }
        return BinaryPrimitives.ReadUInt32LittleEndian(content[8..]) switch
        {
            Plain => content[HeaderLength..].ToArray(),
            Packed => Unpack(content[HeaderLength..], BinaryPrimitives.ReadUInt32LittleEndian(content[4..]), into),
            _ => throw new InvalidDataException("its RTF body is packed in an unknown way."),
        };
    }

    private static byte[] Unpack(ReadOnlySpan<byte> packed, uint length, DocumentBuilder into)
    {
        var window = new byte[Window];
        var at = Encoding.ASCII.GetBytes(Start, window);
        var unpacked = new List<byte>();
        // Each token gives at most 17 bytes for 2, so the packed length bounds the unpacked one.
        for (var i = 0; i < packed.Length;)
        {
            var flags = packed[i++];
            for (var bit = 0; bit < 8 && i < packed.Length; bit++)
            {
                if ((flags & (1 << bit)) == 0)
                {
                    Put(packed[i++]);
                    continue;
                }
                if (i + 1 >= packed.Length)
                {
                    return Done();
                }
                var token = BinaryPrimitives.ReadUInt16BigEndian(packed[i..]);
                i += 2;
                var from = token >> 4;
                // A reference to the place that is written next ends the text.
                if (from == at)
                {
                    return Done();
                }
                for (var count = (token & 0xF) + 2; count > 0; count--)
                {
                    Put(window[from]);
                    from = (from + 1) % Window;
                }
            }
        }
        return Done();

        void Put(byte value)
        {
            unpacked.Add(value);
            window[at] = value;
            at = (at + 1) % Window;
        }

        byte[] Done()
        {
            into.CountUnpacked(unpacked.Count);
            // What stands beyond the stated length is none of the text, as far as one is stated.
            return unpacked.Count > length && length > 0 ? [.. unpacked[..(int)length]] : [.. unpacked];
        }
    }
}
