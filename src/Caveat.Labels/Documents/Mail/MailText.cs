using System.Text;
using System.Text.Unicode;
using Caveat.Labels.Documents.Text;

namespace Caveat.Labels.Documents.Mail;

/// <summary>Turns a mail's bytes into text by the charset that it names, and by the bytes themselves where the name is none or wrong.</summary>
internal static class MailText
{
    public static string Decode(ReadOnlySpan<byte> bytes, string charset) =>
        Named(bytes, charset) is { } encoding ? encoding.GetString(bytes) : TextDecoding.Decode(bytes);

    /// <summary>The same bytes in UTF-8 with its mark, which every format reader puts before what the content says of itself.</summary>
    public static byte[] ToUtf8(ReadOnlySpan<byte> bytes, string charset) =>
        Named(bytes, charset) is { } encoding ? [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(encoding.GetString(bytes))] : bytes.ToArray();

    private static Encoding? Named(ReadOnlySpan<byte> bytes, string charset) => charset.Trim().ToLowerInvariant() switch
    {
        // Said of anything by mailers that do not know.
        "" or "us-ascii" or "ascii" or "unknown-8bit" or "binary" => null,
        "utf-8" or "utf8" => Utf8.IsValid(bytes) ? Encoding.UTF8 : null,
        // What is sent under this name is Windows-1252 more often than not, and the difference is control characters.
        "iso-8859-1" or "latin1" => TextDecoding.Named("windows-1252"),
        var name => TextDecoding.Named(name),
    };
}
