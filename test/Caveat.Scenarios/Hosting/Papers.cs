using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Caveat.Scenarios.Hosting;

/// <summary>Small documents, made here.</summary>
internal static class Papers
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>A Word document: one paragraph, and a header when there is one.</summary>
    public static byte[] Docx(string body, string? header = null) => Zip(
        ("[Content_Types].xml", $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>"""),
        ("_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Office}/officeDocument" Target="word/document.xml"/></Relationships>"""),
        ("word/_rels/document.xml.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r2" Type="{Office}/header" Target="header1.xml"/></Relationships>"""),
        ("word/document.xml", $"""<w:document xmlns:w="{Word}" xmlns:r="{Office}"><w:body><w:p><w:r><w:t>{body}</w:t></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="r2"/></w:sectPr></w:body></w:document>"""),
        ("word/header1.xml", $"""<w:hdr xmlns:w="{Word}"><w:p><w:r><w:t>{header}</w:t></w:r></w:p></w:hdr>"""));

    /// <summary>A mail message with fields of its header, each with its line end.</summary>
    public static byte[] Mail(string fields, string body) => Encoding.UTF8.GetBytes(
        $"From: a@example.org\r\nTo: b@example.org\r\nSubject: Lunch\r\n{fields}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n");

    /// <summary>An archive that unpacks to far more than it holds.</summary>
    public static byte[] Bomb() => Zip(("bomb.txt", new string('0', 64 << 20)));

    /// <summary>A grey picture without a word in it.</summary>
    public static byte[] Png(int width, int height)
    {
        using var rows = new MemoryStream();
        using (var zlib = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            // Each row has a filter byte, none, and its pixels.
            zlib.Write(new byte[(width + 1) * height]);
        }

        byte[] header = [0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        return [0x89, .. "PNG\r\n"u8, 0x1a, (byte)'\n', .. Chunk("IHDR", header), .. Chunk("IDAT", rows.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>A PDF of one page with many lines, so that nobody takes it for a scan; the last is given.</summary>
    public static byte[] Pdf(string line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < 40; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"BT /F 11 Tf 72 {760 - (14 * i)} Td (Line {i} says that the plan is ready and where it is kept.) Tj ET\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"BT /F 11 Tf 240 60 Td ({line}) Tj ET\n");
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F 3 0 R >> >> >>",
            $"<< /Length {text.Length} >>\nstream\n{text}endstream",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new StringBuilder();
        foreach (var (index, content) in objects.Index())
        {
            offsets.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{content}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n{offsets}trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] checkedBytes = [.. Encoding.ASCII.GetBytes(type), .. content];
        var chunk = new byte[4 + checkedBytes.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        checkedBytes.CopyTo(chunk.AsSpan(4));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4 + checkedBytes.Length), Crc32(checkedBytes));
        return chunk;
    }

    /// <summary>As PNG has it (ISO 3309), bit by bit.</summary>
    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
