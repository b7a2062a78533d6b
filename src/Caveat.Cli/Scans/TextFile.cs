using System.Text;
using System.Text.Unicode;

namespace Caveat.Cli.Scans;

/// <summary>Reads a whole UTF-8 text, and says plainly what anything else is.</summary>
internal static class TextFile
{
    private const int MaxMebibytes = 256;

    private static readonly (byte[] Start, string Kind)[] OtherKinds =
    [
        ("%PDF-"u8.ToArray(), "a PDF document"),
        ("PK\x3\x4"u8.ToArray(), "a ZIP archive or an Office document"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "an image"),
        ([0xFF, 0xD8, 0xFF], "an image"),
        ([0xFF, 0xFE], "UTF-16 text"),
        ([0xFE, 0xFF], "UTF-16 text"),
        ([0x1F, 0x8B], "compressed"),
    ];

    /// <summary>Reads a file, or standard input when the name is a hyphen.</summary>
    public static bool TryRead(string name, out string text, out string? error)
    {
        text = "";
        byte[] bytes;
        try
        {
            bytes = name == "-" ? ReadStandardInput() : ReadFile(name);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            error = $"\"{name}\" cannot be read: {failure.Message}";
            return false;
        }
        error = WhyNotText(name, bytes);
        if (error is null)
        {
            // A byte order mark is no part of the text; without it offsets count as an editor counts them.
            text = Encoding.UTF8.GetString(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes);
        }
        return error is null;
    }

    // Fails closed: what is not text is never reported as clean.
    private static string? WhyNotText(string name, byte[] bytes)
    {
        foreach (var (start, kind) in OtherKinds)
        {
            if (bytes.AsSpan().StartsWith(start))
            {
                return $"\"{name}\" is {kind}, and only UTF-8 text can be scanned: save it as plain text first.";
            }
        }
        var zero = bytes.AsSpan().IndexOf((byte)0);
        if (zero >= 0)
        {
            return $"\"{name}\" is not text (byte {zero} is zero), and only UTF-8 text can be scanned: save it as plain text first.";
        }
        if (!Utf8.IsValid(bytes))
        {
            return $"\"{name}\" is not valid UTF-8, and only UTF-8 text can be scanned: convert it to UTF-8 first.";
        }
        return null;
    }

    private static byte[] ReadFile(string name)
    {
        if (Directory.Exists(name))
        {
            throw new IOException("it is a folder; name the files in it.");
        }
        var length = new FileInfo(name).Length;
        return length <= MaxMebibytes * 1024L * 1024
            ? File.ReadAllBytes(name)
            : throw new IOException($"it is larger than {MaxMebibytes} MiB; split it.");
    }

    private static byte[] ReadStandardInput()
    {
        using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        return bytes.ToArray();
    }
}
