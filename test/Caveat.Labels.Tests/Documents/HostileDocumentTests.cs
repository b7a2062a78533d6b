using System.Buffers.Binary;
using System.Formats.Tar;
using System.Text;
using Caveat.Labels.Documents;
using Xunit;

namespace Caveat.Labels.Tests.Documents;

/// <summary>Documents built to harm: each ends within limits with one sentence, and what could be seen before counts.</summary>
public sealed class HostileDocumentTests
{
    private const string Laughs = "<!DOCTYPE w:document [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    private const string Outside = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
    private const string NoDoctype = "it declares a document type, which could hold entities; none is expanded.";

    [Fact]
    public void A_bomb_of_one_entry_is_refused_before_it_unpacks() =>
        Refused("bomb.zip", Packages.Zip(("zeros.txt", new byte[8 << 20])), "entry \"zeros.txt\" is refused: it would unpack to more than 200 times its packed size.");

    [Fact]
    public void A_bomb_in_an_office_part_is_refused() =>
        Refused("bomb.docx", Packages.Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", new byte[8 << 20])), "part \"word/document.xml\" is refused: it would unpack to more than 200 times its packed size.");

    [Fact]
    public void A_bomb_of_gzip_is_refused() =>
        Refused("bomb.gz", ArchiveTests.Gzip(new byte[8 << 20]), "\"bomb.gz\" is refused: it unpacks to more than 200 times its packed size.");

    [Fact]
    public void Many_small_entries_are_refused_by_their_sum()
    {
        var limits = DocumentLimits.Default with { UnpackedBytes = 100_000 };
        var zip = Packages.Zip([.. Enumerable.Range(0, 20).Select(i => ($"{i}.txt", Encoding.ASCII.GetBytes(new string('x', 10_000))))]);

        Refused(limits, "many.zip", zip, "entry \"10.txt\" is refused: it unpacks to more than 100000 bytes.");
    }

    [Fact]
    public void More_entries_than_the_limit_are_refused_by_their_count()
    {
        var zip = Packages.Zip(("note.txt", "NATO SECRET"));
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(zip.Length - 12), 60_000);

        Refused("many.zip", zip, "\"many.zip\" is refused: it holds more than 20000 entries.");
    }

    [Fact]
    public void A_million_entries_are_refused_within_the_limits()
    {
        using var stream = new MemoryStream();
        var header = new byte[512];
        Tar(TarEntryFormat.Ustar, ("x", [])).AsSpan(0, 512).CopyTo(header);
        for (var i = 0; i < 100_000; i++)
        {
            stream.Write(header);
        }

        Assert.Equal(DocumentStatus.Refused, Readings.Of("many.tar", stream.ToArray()).Status);
    }

    [Fact]
    public void Entries_that_overlap_are_refused()
    {
        var zip = Packages.Zip(("one.txt", "NATO SECRET"), ("two.txt", "five"));
        var second = zip.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(second + 42), 0);

        Refused("quine.zip", zip, "\"quine.zip\" is refused: its entries overlap, which no honest archive does.");
    }

    [Fact]
    public void Archives_within_archives_are_refused_below_the_limit()
    {
        var inner = Packages.Zip(("note.txt", "NATO SECRET"));
        for (var depth = 0; depth < 20; depth++)
        {
            inner = Packages.Zip(("inner.zip", inner));
        }

        var reading = Readings.Of("deep.zip", inner);

        Assert.Equal(DocumentStatus.Refused, reading.Status);
        Assert.EndsWith("is refused: it lies deeper than 8 levels of archives and messages.", reading.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\..\\windows\\win.ini")]
    [InlineData("C:\\windows\\win.ini")]
    public void Names_that_lead_out_of_the_archive_are_refused_and_the_content_is_read(string name)
    {
        var reading = Readings.Of("slip.zip", Packages.Zip((name, "NATO SECRET")));

        Assert.Equal((DocumentStatus.Refused, $"entry \"{name.Replace('\\', '/')}\" is refused: its name leads out of the archive."), (reading.Status, reading.Problem));
        Assert.Equal(["NATO SECRET"], reading.Lines(Place.Body));
    }

    [Fact]
    public void A_name_with_control_characters_does_not_break_the_sentence()
    {
        var zip = Packages.Zip(("a\nb\u001B[2J.bin", new byte[100]));

        Assert.DoesNotContain(Readings.Of("x.zip", zip).Problem, char.IsControl);
    }

    [Fact]
    public void Encrypted_entries_are_unread_and_named()
    {
        var zip = Packages.Zip(("plan.txt", "x"), ("open.txt", "NATO SECRET"));
        zip[zip.AsSpan().IndexOf("PK\x01\x02"u8) + 8] |= 1;

        var reading = Readings.Of("locked.zip", zip);

        Assert.Equal((DocumentStatus.Unread, "entry \"plan.txt\" cannot be read: it is encrypted with a password."), (reading.Status, reading.Problem));
        Assert.Equal(["NATO SECRET"], reading.Lines(Place.Body));
    }

    [Fact]
    public void Encrypted_documents_are_unread()
    {
        byte[] office = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500], .. Encoding.Unicode.GetBytes("EncryptedPackage\0")];
        var open = Packages.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "noise"), ("META-INF/manifest.xml", "<!DOCTYPE m><manifest><file-entry><encryption-data/></file-entry></manifest>"));

        Assert.Equal("\"plan.docx\" cannot be read: it is encrypted or rights-protected; save it without protection.", Readings.Of("plan.docx", office).Problem);
        Assert.Equal("\"plan.odt\" cannot be read: it is encrypted with a password; save it without one.", Readings.Of("plan.odt", open).Problem);
    }

    [Theory]
    [InlineData(Laughs)]
    [InlineData(Outside)]
    [InlineData("<!DOCTYPE x>")]
    public void Document_types_are_refused_wherever_they_stand(string doctype)
    {
        Refused("plan.docx", Packages.Docx(("word/document.xml", $"{doctype}{Packages.Document("&c;&a;")}")), $"part \"word/document.xml\" is refused: {NoDoctype}");
        Refused("plan.odt", Packages.Zip(("mimetype", "x"), ("META-INF/manifest.xml", "<m/>"), ("content.xml", $"{doctype}<x>&c;&a;</x>")), $"part \"content.xml\" is refused: {NoDoctype}");
    }

    [Theory]
    [InlineData(Laughs)]
    [InlineData(Outside)]
    public void Entities_of_an_XML_file_are_refused_and_its_words_are_read(string doctype)
    {
        var reading = Readings.Of("data.xml", $"<?xml version=\"1.0\"?>{doctype}<x>\nNATO SECRET\n&c;&a;</x>");

        Assert.Equal((DocumentStatus.Refused, "\"data.xml\" is refused: it declares entities, and none is expanded."), (reading.Status, reading.Problem));
        Assert.Contains("NATO SECRET", reading.Lines(Place.Body));
    }

    [Fact]
    public void A_document_type_without_entities_is_passed_over_in_an_XML_file()
    {
        var reading = Readings.Of("image.svg", "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://host.invalid/svg11.dtd\"><svg><text>NATO <tspan>x</tspan></text><text>SECRET</text></svg>");

        Assert.Equal(DocumentStatus.Read, reading.Status);
        Assert.Equal(["NATO ", "x", "SECRET"], reading.Lines(Place.Body));
    }

    [Fact]
    public void XML_that_nests_without_end_is_refused()
    {
        var reading = Readings.Of("plan.docx", Packages.Docx(("word/document.xml", Packages.Document(Packages.Paragraph("NATO SECRET") + string.Concat(Enumerable.Repeat("<w:p>", 100_000))))));

        Assert.Equal((DocumentStatus.Refused, "part \"word/document.xml\" is refused: its XML nests deeper than 256 elements."), (reading.Status, reading.Problem));
        Assert.Equal(["NATO SECRET"], reading.Lines(Place.Body));
    }

    [Fact]
    public void A_string_that_a_million_cells_show_is_refused_by_the_length_of_the_text()
    {
        var limits = DocumentLimits.Default with { TextLength = 10 << 20, Ratio = int.MaxValue };
        var book = Packages.Zip(
            ("[Content_Types].xml", "<Types/>"),
            ("xl/sharedStrings.xml", $"<sst><si><t>{new string('x', 100_000)}</t></si></sst>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet><row>{string.Concat(Enumerable.Repeat("<c t=\"s\"><v>0</v></c>", 100_000))}</row></worksheet>"));

        Refused(limits, "book.xlsx", book, "part \"xl/worksheets/sheet1.xml\" is refused: the text is longer than 10485760 characters.");
    }

    [Fact]
    public void Damaged_parts_are_unread_and_what_came_before_counts()
    {
        var reading = Readings.Of("plan.docx", Packages.Docx(("word/document.xml", $"<w:document {Packages.Spaces}>{Packages.Paragraph("NATO SECRET")}<w:p></w:document>")));

        Assert.Equal((DocumentStatus.Unread, "part \"word/document.xml\" cannot be read: its XML is damaged at line 1."), (reading.Status, reading.Problem));
        Assert.Equal(["NATO SECRET"], reading.Lines(Place.Body));
    }

    [Fact]
    public void Truncated_files_are_never_read_as_whole()
    {
        byte[][] samples = [Packages.Docx(), Packages.Zip(("note.txt", "NATO SECRET")), ArchiveTests.Gzip(new byte[1000]), Tar(TarEntryFormat.Ustar, ("x", new byte[700]))[..1536]];
        foreach (var sample in samples)
        {
            for (var length = 8; length < sample.Length; length += 3)
            {
                var reading = Readings.Of("cut.bin", sample[..length]);
                Assert.True(reading.Status != DocumentStatus.Read, $"{length} of {sample.Length} bytes were read as whole.");
            }
        }
    }

    [Fact]
    public void A_file_above_the_limit_is_refused_before_it_is_opened()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("caveat-sparse-").FullName, "sparse.txt");
        try
        {
            using (var file = File.Create(path))
            {
                file.SetLength(2L << 30);
            }

            var reading = new DocumentReader().ReadFile(path);

            Assert.Equal((DocumentStatus.Refused, $"\"{path}\" is refused: it has 2147483648 bytes and the limit is 268435456."), (reading.Status, reading.Problem));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Fact]
    public void A_file_that_says_it_is_empty_and_is_not_is_unread()
    {
        if (!File.Exists("/proc/self/status"))
        {
            Assert.Skip("This system has no /proc.");
        }

        Assert.Equal(DocumentStatus.Unread, new DocumentReader().ReadFile("/proc/self/status").Status);
    }

    [Fact]
    public void Reading_ends_when_its_time_is_over()
    {
        var reading = new DocumentReader(DocumentLimits.Default with { Time = TimeSpan.Zero }, TimeProvider.System).Read("note.txt", "NATO SECRET"u8.ToArray());

        Assert.Equal((DocumentStatus.Refused, "\"note.txt\" is refused: reading took longer than 0 seconds."), (reading.Status, reading.Problem));
    }

    private static byte[] Tar(TarEntryFormat format, params (string Name, byte[]? Content)[] entries) => ArchiveTests.Tar(format, entries);

    private static void Refused(string name, byte[] content, string problem) => Refused(DocumentLimits.Default, name, content, problem);

    private static void Refused(DocumentLimits limits, string name, byte[] content, string problem)
    {
        var reading = new DocumentReader(limits, TimeProvider.System).Read(name, content);

        Assert.Equal((DocumentStatus.Refused, problem), (reading.Status, reading.Problem));
    }
}
