using System.Text;

namespace Caveat.Labels.Documents.Mail;

/// <summary>Decodes <c>=?charset?B?…?=</c> and <c>=?charset?Q?…?=</c> in header fields (RFC 2047). What is malformed stays as it is.</summary>
internal static class EncodedWords
{
    public static string Decode(string text)
    {
        if (!text.Contains("=?", StringComparison.Ordinal))
        {
            return text;
        }
        var plain = new StringBuilder();
        // Neighbours of one charset are decoded together: mailers cut them within a character.
        var bytes = new List<byte>();
        var charset = "";
        var copied = 0;
        for (var start = text.IndexOf("=?", StringComparison.Ordinal); start >= 0; start = text.IndexOf("=?", start, StringComparison.Ordinal))
        {
            if (!TryReadWord(text, start, out var word))
            {
                start += 2;
                continue;
            }
            var between = text.AsSpan(copied, start - copied);
            // White space between two encoded words is none of the text.
            var joins = bytes.Count > 0 && between.IsWhiteSpace();
            if (!joins || !word.Charset.Equals(charset, StringComparison.OrdinalIgnoreCase))
            {
                Flush();
                plain.Append(joins ? "" : between);
            }
            charset = word.Charset;
            bytes.AddRange(word.Bytes);
            copied = start = word.End;
        }
        Flush();
        return plain.Append(text.AsSpan(copied)).ToString();

        void Flush()
        {
            plain.Append(MailText.Decode(bytes.ToArray(), charset));
            bytes.Clear();
        }
    }

    private static bool TryReadWord(string text, int start, out (string Charset, byte[] Bytes, int End) word)
    {
        word = default;
        var first = text.IndexOf('?', start + 2);
        var second = first < 0 ? -1 : text.IndexOf('?', first + 1);
        var end = second < 0 ? -1 : text.IndexOf("?=", second + 1, StringComparison.Ordinal);
        if (end < 0 || second - first != 2)
        {
            return false;
        }
        // RFC 2231 lets a language follow the charset.
        var charset = text[(start + 2)..first].Split('*')[0];
        var data = Encoding.Latin1.GetBytes(text[(second + 1)..end]);
        byte[]? bytes = text[first + 1] switch
        {
            'B' or 'b' => TransferEncoding.Base64(data),
            'Q' or 'q' => TransferEncoding.QuotedPrintable(data, isHeader: true),
            _ => null,
        };
        word = (charset, bytes ?? [], end + 2);
        return bytes is not null;
    }
}
