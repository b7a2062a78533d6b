using Caveat.Labels.Documents.Packed;

namespace Caveat.Labels.Documents.Pdf;

/// <summary>Reads what poppler's text does not hold: comments, form values, bookmarks, alternative texts, and every XMP packet, of the pictures too.</summary>
/// <remarks>
/// It sweeps over all objects instead of following the cross-reference table, so that it also sees what a later revision of the file took out.
/// In an encrypted file strings and streams are encrypted: it is not for those.
/// </remarks>
internal static class PdfObjects
{
    /// <summary>Adds the strings of people and gives the XMP packets.</summary>
    public static IReadOnlyList<byte[]> Read(DocumentPart part, DocumentBuilder into)
    {
        List<byte[]> packets = [];
        for (var rest = part.Content; rest.Span.IndexOf(" obj"u8) is var start and >= 0;)
        {
            rest = rest[(start + 4)..];
            var end = rest.Span.IndexOf("endobj"u8);
            var content = end < 0 ? rest : rest[..end];
            var stream = content.Span.IndexOf("stream"u8);
            var dictionary = stream < 0 ? content.Span : content.Span[..stream];
            NoteStrings.Read(dictionary, part, into);
            if (stream >= 0 && dictionary.IndexOf("/ObjStm"u8) >= 0)
            {
                NoteStrings.Read(Unpack(dictionary, content[(stream + 6)..], into), part, into);
            }
            else if (stream >= 0 && dictionary.IndexOf("/Metadata"u8) >= 0 && dictionary.IndexOf("/XML"u8) >= 0)
            {
                packets.Add(Unpack(dictionary, content[(stream + 6)..], into));
            }
            into.CheckTime();
            rest = end < 0 ? default : rest[(end + 6)..];
        }
        return packets;
    }

    private static byte[] Unpack(ReadOnlySpan<byte> dictionary, ReadOnlyMemory<byte> content, DocumentBuilder into)
    {
        var start = content.Span.IndexOfAnyExcept("\r\n"u8);
        if (start < 0)
        {
            return [];
        }
        content = content[start..];
        if (dictionary.IndexOf("/Filter"u8) < 0)
        {
            var end = content.Span.LastIndexOf("endstream"u8);
            return content.Span[..(end < 0 ? content.Length : end)].ToArray();
        }
        // As far as it can be unpacked: the extractor says whether the file is damaged.
        ZlibData.TryUnpack(dictionary.IndexOf("/FlateDecode"u8) >= 0 ? content : default, into, out var unpacked);
        return unpacked;
    }
}
