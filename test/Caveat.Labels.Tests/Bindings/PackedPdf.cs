using System.IO.Compression;
using System.Text;

namespace Caveat.Labels.Tests.Bindings;

/// <summary>A one-page PDF 1.5 as modern writers make them: catalog and pages in an object stream, a compressed XMP packet, and a cross-reference stream with a PNG predictor.</summary>
internal static class PackedPdf
{
    private const string Xmp = "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Packed</dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>";

    public static byte[] Make()
    {
        using var file = new MemoryStream();
        Write(file, "%PDF-1.5\n%\u00E2\u00E3\u00CF\u00D3\n");

        // Objects 1 to 3 lie in object stream 4.
        string[] packed = ["<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"];
        var (header, body) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < packed.Length; i++)
        {
            header.Append(i + 1).Append(' ').Append(body.Length).Append(' ');
            body.Append(packed[i]).Append('\n');
        }
        var objects = file.Position;
        WriteStream(file, 4, $"/Type/ObjStm/N 3/First {header.Length}", Encoding.Latin1.GetBytes(header.ToString() + body));
        var metadata = file.Position;
        WriteStream(file, 5, "/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(Xmp));

        var section = file.Position;
        byte[][] rows =
        [
            Row(0, 0, 0), Row(2, 4, 0), Row(2, 4, 1), Row(2, 4, 2), Row(1, objects, 0), Row(1, metadata, 0), Row(1, section, 0),
        ];
        // Predictor 12: each row is the difference to the one above.
        var table = new MemoryStream();
        var above = new byte[6];
        foreach (var row in rows)
        {
            table.WriteByte(2);
            table.Write(row.Select((value, i) => (byte)(value - above[i])).ToArray());
            above = row;
        }
        WriteStream(file, 6, "/Type/XRef/Size 7/Root 1 0 R/W[1 4 1]/DecodeParms<</Predictor 12/Columns 6>>", table.ToArray());
        Write(file, $"startxref\n{section}\n%%EOF\n");
        return file.ToArray();
    }

    private static byte[] Row(byte type, long place, byte last) => [type, (byte)(place >> 24), (byte)(place >> 16), (byte)(place >> 8), (byte)place, last];

    private static void WriteStream(MemoryStream file, int number, string entries, byte[] data)
    {
        using var packed = new MemoryStream();
        using (var deflater = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflater.Write(data);
        }
        Write(file, $"{number} 0 obj\n<<{entries}/Filter/FlateDecode/Length {packed.Length}>>\nstream\n");
        file.Write(packed.ToArray());
        Write(file, "\nendstream\nendobj\n");
    }

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
