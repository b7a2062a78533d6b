using System.Text;

namespace Caveat.Labels.Documents.Mail;

/// <summary>Cuts a multipart body at its boundary lines (RFC 2046 section 5.1), one part after the other, so that a limit stops it early.</summary>
internal static class MultipartBody
{
    /// <summary>The text before the first boundary, which mail readers do not show, then the parts, then the text after the last. A boundary line that is missing at the end ends nothing: the part goes to the end of the body.</summary>
    public static IEnumerable<(ReadOnlyMemory<byte> Content, bool IsPart)> Split(ReadOnlyMemory<byte> body, string boundary)
    {
        var delimiter = Encoding.UTF8.GetBytes("--" + boundary);
        var start = 0;
        var isPart = false;
        foreach (var (line, next, isLast) in Delimiters(body, delimiter))
        {
            yield return (WithoutLastLineEnd(body[start..line]), isPart);
            start = next;
            isPart = !isLast;
        }
        yield return (body[start..], isPart);
    }

    private static IEnumerable<(int Line, int Next, bool IsLast)> Delimiters(ReadOnlyMemory<byte> body, byte[] delimiter)
    {
        for (var at = 0; at < body.Length;)
        {
            var found = body.Span[at..].IndexOf(delimiter);
            if (found < 0)
            {
                yield break;
            }
            found += at;
            at = found + delimiter.Length;
            var rest = body.Span[at..];
            var isLast = rest.StartsWith("--"u8);
            var end = rest.IndexOf((byte)'\n');
            // A line that only begins like the boundary is the boundary of a part within.
            if ((found == 0 || body.Span[found - 1] == '\n') && rest[..(end < 0 ? rest.Length : end)][(isLast ? 2 : 0)..].IndexOfAnyExcept(" \t\r"u8) < 0)
            {
                at = end < 0 ? body.Length : at + end + 1;
                yield return (found, at, isLast);
            }
        }
    }

    // The line end before a boundary belongs to the boundary.
    private static ReadOnlyMemory<byte> WithoutLastLineEnd(ReadOnlyMemory<byte> content) => content.Span switch
    {
        [.., (byte)'\r', (byte)'\n'] => content[..^2],
        [.., (byte)'\n'] => content[..^1],
        _ => content,
    };
}
