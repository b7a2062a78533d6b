using System.Text;
using Caveat.Labels.Documents;
using Xunit;

namespace Caveat.Labels.Tests.Images;

public sealed class ImageMetadataTests
{
    private const string Xmp = """
        <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Label="LABEL SECRET">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">TITLE SECRET</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="w"?>
        """;

    [Fact]
    public void Texts_and_packets_of_PNG_are_read()
    {
        var reading = Read(ImageFiles.Png(
            100,
            100,
            ("tEXt", Bytes("Comment\0NATO SECRET")),
            ("zTXt", [.. Bytes("Description\0\0"), .. ImageFiles.Deflate("EU SECRET")]),
            ("iTXt", Bytes("Title\0\0\0el\0τίτλος\0ΑΠΟΡΡΗΤΟ")),
            ("iTXt", Bytes("XML:com.adobe.xmp\0\0\0\0\0" + Xmp)),
            ("eXIf", ImageFiles.Tiff(true, 0, (270, 2, Bytes("EXIF SECRET\0"))))));

        Assert.Equal(["NATO SECRET", "EU SECRET", "ΑΠΟΡΡΗΤΟ", "LABEL SECRET", "TITLE SECRET", "EXIF SECRET"], Texts(reading));
        Assert.Equal(["PNG Comment", "PNG Description", "PNG Title", "XMP Label", "XMP title", "EXIF tag 270"], reading.Passages.Where(passage => passage.Place == Place.Property).Select(passage => passage.Part));
    }

    [Fact]
    public void Segments_of_JPEG_are_read()
    {
        byte[] iptc = [0x1C, 2, 5, 0, 10, .. "EU SECRET "u8, 0x1C, 2, 120, 0, 7, .. "CAPTION"u8];
        var reading = Read(ImageFiles.Jpeg(
            (0xFE, Bytes("COMMENT SECRET")),
            (0xE1, [.. "Exif\0\0"u8, .. ImageFiles.Tiff(false, 0, (270, 2, Bytes("NATO SECRET\0")), (37510, 7, [.. "UNICODE\0"u8, .. Encoding.BigEndianUnicode.GetBytes("ГОСТ")]), (40091, 1, Encoding.Unicode.GetBytes("WINDOWS\0")))]),
            (0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Bytes(Xmp)]),
            (0xED, [.. "Photoshop 3.0\0"u8, .. "8BIM"u8, 4, 4, 0, 0, 0, 0, 0, (byte)iptc.Length, .. iptc]),
            (0xE1, [.. "http://ns.adobe.com/xmp/extension/\0"u8, .. new byte[40], .. "<x><a>EXTEN"u8]),
            (0xE1, [.. "http://ns.adobe.com/xmp/extension/\0"u8, .. new byte[40], .. "SION</a></x>"u8])));

        Assert.Equal(["COMMENT SECRET", "NATO SECRET", "ГОСТ", "WINDOWS", "LABEL SECRET", "TITLE SECRET", "EU SECRET", "CAPTION", "EXTENSION"], Texts(reading));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Tags_of_TIFF_are_read_in_both_byte_orders(bool isLittle)
    {
        byte[] side = isLittle ? [100, 0] : [0, 100];
        var reading = Read(ImageFiles.Tiff(isLittle, 0, (256, 3, side), (257, 3, side), (270, 2, Bytes("NATO SECRET\0")), (700, 1, Bytes(Xmp))));

        Assert.Equal(["NATO SECRET", "LABEL SECRET", "TITLE SECRET"], Texts(reading));
    }

    [Fact]
    public void Chunks_of_WebP_are_read() =>
        Assert.Equal(["NATO SECRET", "LABEL SECRET", "TITLE SECRET"], Texts(Read(ImageFiles.Webp(("EXIF", ImageFiles.Tiff(true, 0, (270, 2, Bytes("NATO SECRET\0")))), ("XMP ", Bytes(Xmp))))));

    [Fact]
    public void Blocks_of_GIF_are_read()
    {
        byte[] magic = [1, .. Enumerable.Range(0, 256).Select(value => (byte)(255 - value)), 0];
        var reading = Read(ImageFiles.Gif([0x21, 0xFE, 11, .. "NATO SECRET"u8, 0], [0x21, 0xFF, 11, .. "XMP DataXMP"u8, .. Bytes(Xmp), .. magic], [0x21, 0xFE, 9, .. "EU SECRET"u8, 0]));

        Assert.Equal(["NATO SECRET", "LABEL SECRET", "TITLE SECRET", "EU SECRET"], Texts(reading));
    }

    [Fact]
    public void A_binding_in_XMP_is_a_label()
    {
        var label = "<BindingInformation xmlns=\"urn:nato:stanag:4778:bindinginformation:1:0\"><MetadataBindingContainer><MetadataBinding><Metadata><originatorConfidentialityLabel xmlns=\"urn:nato:stanag:4774:confidentialitymetadatalabel:1:0\"><ConfidentialityInformation><PolicyIdentifier>NATO</PolicyIdentifier><Classification>SECRET</Classification></ConfidentialityInformation><CreationDateTime>2026-03-02T17:00:00Z</CreationDateTime></originatorConfidentialityLabel></Metadata><DataReference URI=\"\"/></MetadataBinding></MetadataBindingContainer></BindingInformation>";
        var packet = $"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description xmlns:b=\"urn:nato:stanag:4778:bindinginformation:1:0:xmp#\"><b:bindingInformation>{System.Net.WebUtility.HtmlEncode(label)}</b:bindingInformation></rdf:Description></rdf:RDF></x:xmpmeta>";
        var reading = Read(ImageFiles.Png(100, 100, ("iTXt", Bytes("XML:com.adobe.xmp\0\0\0\0\0" + packet))));

        Assert.Contains(reading.Labels, found => found.Label.Label.Policy == PolicyId.Nato && found.Label.Label.Classification == "SECRET" && found.Part == "XMP");
    }

    [Fact]
    public void A_huge_image_is_refused_before_it_is_decoded() =>
        Assert.Equal("\"a.png\" is refused: it has 10000000000 pixels and the limit is 100000000.", Read(ImageFiles.Png(100_000, 100_000)).Problem);

    [Fact]
    public void A_text_bomb_is_refused() =>
        Assert.Equal(
            "\"a.png\" is refused: one of its packed pieces has more than 67108864 bytes.",
            Read(ImageFiles.Png(100, 100, ("zTXt", [.. Bytes("a\0\0"), .. ImageFiles.Deflate(new string('a', 70 << 20))]))).Problem);

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"NATO\">]><x>&a; SECRET</x>")]
    [InlineData("<x><title>NATO SECRET</x>")]
    public void A_packet_that_is_no_clean_XML_is_read_as_text(string packet) =>
        Assert.Contains(Texts(Read(ImageFiles.Png(100, 100, ("iTXt", Bytes("XML:com.adobe.xmp\0\0\0\0\0" + packet))))), text => text.Contains("SECRET", StringComparison.Ordinal));

    [Fact]
    public void Directories_that_lead_to_themselves_end()
    {
        var reading = Read(ImageFiles.Tiff(true, 8, (256, 3, [100, 0]), (257, 3, [100, 0]), (34665, 4, [8, 0, 0, 0])));

        Assert.Equal("\"a.png\" cannot be read: it is an image, and OCR is switched off.", reading.Problem);
    }

    [Fact]
    public void Damaged_images_end_in_a_reading_whatever_the_damage()
    {
        byte[][] samples =
        [
            ImageFiles.Png(100, 100, ("zTXt", [.. Bytes("a\0\0"), .. ImageFiles.Deflate("EU SECRET")]), ("iTXt", Bytes("XML:com.adobe.xmp\0\0\0\0\0" + Xmp)), ("acTL", new byte[8])),
            ImageFiles.Jpeg((0xE1, [.. "Exif\0\0"u8, .. ImageFiles.Tiff(false, 0, (270, 2, Bytes("NATO SECRET\0")), (37510, 7, new byte[20]))]), (0xED, [.. "Photoshop 3.0\0"u8, .. "8BIM"u8, 4, 4, 0, 0, 0, 0, 0, 9, 0x1C, 2, 5, 0, 4, .. "abcd"u8])),
            ImageFiles.Tiff(true, 8, (256, 3, [100, 0]), (257, 3, [100, 0]), (330, 4, [8, 0, 0, 0, 9, 0, 0, 0]), (700, 1, Bytes(Xmp))),
            ImageFiles.Webp(("EXIF", ImageFiles.Tiff(true, 0, (270, 2, Bytes("NATO SECRET\0")))), ("VP8L", new byte[8]), ("XMP ", Bytes(Xmp))),
            ImageFiles.Gif([0x21, 0xFE, 11, .. "NATO SECRET"u8, 0], [0x21, 0xFF, 11, .. "XMP DataXMP"u8, .. Bytes(Xmp), 0], [0x2C, 0, 0, 0, 0, 9, 0, 9, 0, 0, 2, 1, 0, 0]),
        ];
        var random = new Random(11);
        for (var i = 0; i < 5_000; i++)
        {
            var damaged = samples[i % samples.Length].ToArray();
            for (var hits = random.Next(1, 10); hits > 0; hits--)
            {
                damaged[random.Next(4, damaged.Length)] = (byte)random.Next(256);
            }
            Read(damaged[..random.Next(4, damaged.Length + 1)]);
        }
    }

    private static string[] Texts(DocumentReading reading) => [.. reading.Passages.Where(passage => passage.Place == Place.Property).Select(passage => passage.Text)];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static DocumentReading Read(byte[] content) =>
        new DocumentReader(new DocumentLimits { Ocr = false }, TimeProvider.System).Read("a.png", content, TestContext.Current.CancellationToken);
}
