using System.Buffers.Text;
using System.Text;

namespace Caveat.Bench.Load.Http;

/// <summary>Reads the few header fields (RFC 9112) that both ends of the comparison need, without allocating.</summary>
internal static class HttpHead
{
    public static ReadOnlySpan<byte> End => "\r\n\r\n"u8;

    public static bool TryFind(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        while (head.IndexOf("\r\n"u8) is >= 0 and var lineEnd)
        {
            var line = head[..lineEnd];
            if (line.Length > name.Length && line[name.Length] == ':' && Ascii.EqualsIgnoreCase(line[..name.Length], name))
            {
                value = line[(name.Length + 1)..].Trim(" \t"u8);
                return true;
            }
            head = head[(lineEnd + 2)..];
        }
        value = default;
        return false;
    }

    public static bool Has(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) =>
        TryFind(head, name, out var found) && Ascii.EqualsIgnoreCase(found, value);

    public static bool TryFindLength(ReadOnlySpan<byte> head, out int length)
    {
        length = 0;
        return TryFind(head, "content-length"u8, out var value) && Utf8Parser.TryParse(value, out length, out int used) && used == value.Length;
    }
}
