using System.Buffers;
using System.Text;

namespace Caveat.Labels.Documents.Text;

/// <summary>Turns the bytes of a text file into text. Total: any byte sequence gives some text, as a guard must not turn away a file for its encoding.</summary>
internal static class TextDecoding
{
    // Tab to carriage return, end of file (DOS) and escape (terminals) occur in text.
    private static readonly SearchValues<byte> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 0x80).Select(value => (byte)value).Where(value => value is < 9 or (> 13 and < 0x1A) or (> 0x1B and < 0x20) or 0x7F)]);

    // More control characters than this in a hundred bytes, and it is no text of an 8-bit encoding.
    private const int ControlsPerHundred = 2;
    private const int SampleLength = 1 << 16;

    /// <summary>Decodes by byte-order mark, then as UTF-16 or UTF-8 where the bytes can be nothing else, then by the 8-bit code page that fits best.</summary>
    public static string Decode(ReadOnlySpan<byte> content)
    {
        var encoding = Marked(content, out var mark) ?? Unmarked(content);
        return encoding.GetString(content[mark..]);
    }

    /// <summary>The encoding that a byte-order mark names, and the mark's length.</summary>
    public static Encoding? Marked(ReadOnlySpan<byte> content, out int mark)
    {
        (var encoding, mark) = content switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            // Before UTF-16, whose mark is the start of this one.
            [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => ((Encoding?)null, 0),
        };
        return encoding;
    }

    /// <summary>The encoding of a name that a document gives, such as <c>windows-1251</c>; null when it is unknown.</summary>
    public static Encoding? Named(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Whether the bytes are text of any encoding, judged by their start.</summary>
    public static bool IsText(ReadOnlySpan<byte> content)
    {
        var sample = content[..Math.Min(content.Length, SampleLength)];
        return Marked(sample, out _) is not null || HasFewControls(sample) || Utf16(sample) is not null;
    }

    /// <summary>Where content that begins as text of an 8-bit encoding goes on as something else; -1 when it never does.</summary>
    public static int BinaryFrom(ReadOnlySpan<byte> content)
    {
        if (Marked(content, out _) is not null || !HasFewControls(content[..Math.Min(content.Length, SampleLength)]))
        {
            return -1;
        }
        for (var start = 0; start < content.Length; start += SampleLength)
        {
            if (!HasFewControls(content.Slice(start, Math.Min(SampleLength, content.Length - start))))
            {
                return start;
            }
        }
        return -1;
    }

    private static Encoding Unmarked(ReadOnlySpan<byte> content)
    {
        var sample = content[..Math.Min(content.Length, SampleLength)];
        if (!HasFewControls(sample) && Utf16(sample) is { } wide)
        {
            return wide;
        }
        return System.Text.Unicode.Utf8.IsValid(content) ? Encoding.UTF8 : CodePages.BestFor(content);
    }

    /// <summary>UTF-16 without a mark: its spaces, line ends or Latin letters have a zero byte on one side only, or all its letters share a few high bytes.</summary>
    private static Encoding? Utf16(ReadOnlySpan<byte> sample)
    {
        sample = sample[..(sample.Length & ~1)];
        var little = Plausible(sample, high: 1);
        var big = Plausible(sample, high: 0);
        return little == big ? null : little > big ? Encoding.Unicode : Encoding.BigEndianUnicode;
    }

    // How many units are letters, digits, spaces or signs of European scripts; 0 when too many are not.
    private static int Plausible(ReadOnlySpan<byte> sample, int high)
    {
        var good = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            var (block, low) = (sample[i + high], sample[i + 1 - high]);
            good += block switch
            {
                0 => low is >= 0x20 and < 0x7F or >= 0xA0 or (>= 9 and <= 13) ? 1 : 0,
                <= 5 or 0x1E or 0x1F or 0x20 => 1,
                _ => 0,
            };
        }
        return good * 2 >= sample.Length * 95 / 100 ? good : 0;
    }

    private static bool HasFewControls(ReadOnlySpan<byte> sample)
    {
        var controls = 0;
        for (var rest = sample; rest.IndexOfAny(Controls) is var next and >= 0; rest = rest[(next + 1)..])
        {
            controls++;
        }
        return controls * 100 <= sample.Length * ControlsPerHundred;
    }
}
