namespace Caveat.Labels.Documents.Mail;

/// <summary>Undoes content transfer encodings (RFC 2045 section 6). Tolerant, as mail readers are: what is malformed is passed over or kept, never an error.</summary>
internal static class TransferEncoding
{
    /// <summary>False when the encoding is unknown; the bytes are then as they came.</summary>
    public static bool TryDecode(ReadOnlyMemory<byte> body, string encoding, out ReadOnlyMemory<byte> decoded)
    {
        decoded = body;
        switch (encoding.Trim().ToLowerInvariant())
        {
            case "" or "7bit" or "8bit" or "binary":
                return true;
            case "base64":
                decoded = Base64(body.Span);
                return true;
            case "quoted-printable":
                decoded = QuotedPrintable(body.Span, isHeader: false);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Passes over what is not of the alphabet; padding ends a group, and another may follow.</summary>
    public static byte[] Base64(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[(text.Length / 4 + 1) * 3];
        int length = 0, group = 0, signs = 0;
        foreach (var sign in text)
        {
            var value = sign switch
            {
                >= (byte)'A' and <= (byte)'Z' => sign - 'A',
                >= (byte)'a' and <= (byte)'z' => sign - 'a' + 26,
                >= (byte)'0' and <= (byte)'9' => sign - '0' + 52,
                (byte)'+' => 62,
                (byte)'/' => 63,
                _ => -1,
            };
            if (value >= 0)
            {
                group = (group << 6) | value;
                if (++signs == 4)
                {
                    Give(3);
                }
            }
            else if (sign == '=' && signs > 0)
            {
                Close();
            }
        }
        Close();
        return bytes[..length];

        // Two signs make one byte, three make two; one alone makes none.
        void Close()
        {
            group <<= 6 * (4 - signs);
            Give(Math.Max(signs - 1, 0));
        }

        void Give(int count)
        {
            for (var i = 0; i < count; i++)
            {
                bytes[length++] = (byte)(group >> (16 - (8 * i)));
            }
            (group, signs) = (0, 0);
        }
    }

    /// <param name="isHeader">In encoded words an underscore is a space (RFC 2047 section 4.2).</param>
    public static byte[] QuotedPrintable(ReadOnlySpan<byte> text, bool isHeader)
    {
        var bytes = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var sign = text[i];
            if (sign == '=' && SoftBreak(text[(i + 1)..]) is var skipped and > 0)
            {
                i += skipped;
            }
            else if (sign == '=' && i + 2 < text.Length && Hex(text[i + 1]) is var high and >= 0 && Hex(text[i + 2]) is var low and >= 0)
            {
                bytes[length++] = (byte)((high << 4) | low);
                i += 2;
            }
            else
            {
                bytes[length++] = isHeader && sign == '_' ? (byte)' ' : sign;
            }
        }
        return bytes[..length];
    }

    // Spaces may have been added before the line's end.
    private static int SoftBreak(ReadOnlySpan<byte> rest)
    {
        var spaces = rest.IndexOfAnyExcept(" \t\r"u8);
        return spaces >= 0 && rest[spaces] == '\n' ? spaces + 1 : 0;
    }

    private static int Hex(byte sign) => sign switch
    {
        >= (byte)'0' and <= (byte)'9' => sign - '0',
        >= (byte)'A' and <= (byte)'F' => sign - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => sign - 'a' + 10,
        _ => -1,
    };
}
