using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Caveat.Labels.Documents;
using Xunit;

namespace Caveat.Labels.Tests.Documents;

public sealed class ArchiveTests
{
    private static readonly byte[] Note = "NATO SECRET\n"u8.ToArray();

    [Fact]
    public void Entries_are_documents_and_their_names_are_read()
    {
        var reading = Readings.Of("all.zip", Packages.Zip(("annex/NATO SECRET.txt", "one"u8.ToArray()), ("inner.zip", Packages.Zip(("deep.docx", Packages.Docx()), ("empty/", [])))));

        Assert.Equal((DocumentStatus.Read, "ZIP archive"), (reading.Status, reading.Format));
        Assert.Equal(["one", "body"], reading.Lines(Place.Body));
        Assert.Equal(["all.zip", "annex/NATO SECRET.txt", "inner.zip", "deep.docx", "empty/"], reading.Lines(Place.FileName));
        Assert.Equal("entry \"inner.zip\" › entry \"deep.docx\"", reading.Passages.Single(passage => passage.Text == "body\n").Part);
    }

    [Fact]
    public void A_program_that_unpacks_itself_is_an_archive() =>
        Assert.Equal(["NATO SECRET"], Readings.Of("setup.exe", [.. "MZ\0\0\0\0program"u8, .. Packages.Zip(("note.txt", Note))]).Lines(Place.Body));

    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public void Tar_files_are_read(TarEntryFormat format)
    {
        var longName = format == TarEntryFormat.V7 ? "note.txt" : $"{new string('d', 90)}/{new string('e', 60)}/note.txt";
        var tar = Tar(format, ("folder/", null), (longName, Note), ("second.txt", "five"u8.ToArray()));

        var reading = Readings.Of("all.tar", tar);

        Assert.Equal((DocumentStatus.Read, "tar archive"), (reading.Status, reading.Format));
        Assert.Equal(["NATO SECRET", "five"], reading.Lines(Place.Body));
        Assert.Equal(["all.tar", "folder/", longName, "second.txt"], reading.Lines(Place.FileName));
    }

    [Fact]
    public void Gzip_files_hold_one_document_or_a_tar_file()
    {
        var note = Readings.Of("note.txt.gz", Gzip(Note));
        var tar = Readings.Of("all.tgz", Gzip(Tar(TarEntryFormat.Pax, ("note.txt", Note))));

        Assert.Equal(["NATO SECRET"], note.Lines(Place.Body));
        Assert.Equal(["NATO SECRET"], tar.Lines(Place.Body));
        Assert.Equal(["all.tgz", "all.tar", "note.txt"], tar.Lines(Place.FileName));
    }

    [Theory]
    [InlineData("377ABCAF271C", "7-Zip archive")]
    [InlineData("526172211A0700", "RAR archive")]
    [InlineData("FD377A585A00", "XZ archive")]
    [InlineData("28B52FFD", "Zstandard archive")]
    public void Other_archives_are_unread_and_named(string start, string name)
    {
        var reading = Readings.Of("all.bin", [.. Convert.FromHexString(start), 0, 0]);

        Assert.Equal((DocumentStatus.Unread, $"\"all.bin\" cannot be read: a {name} is not read; unpack it, or pack it as ZIP."), (reading.Status, reading.Problem));
    }

    [Fact]
    public void Old_names_are_read_in_their_code_page()
    {
        var zip = Packages.Zip(("xxxxxxxx.txt", Note));
        var name = CodePagesEncodingProvider.Instance.GetEncoding(866)!.GetBytes("СЕКРЕТНО");
        for (var at = zip.AsSpan().IndexOf("xxxxxxxx"u8); at >= 0; at = zip.AsSpan().IndexOf("xxxxxxxx"u8))
        {
            name.CopyTo(zip, at);
        }

        Assert.Contains("СЕКРЕТНО.txt", Readings.Of("old.zip", zip).Lines(Place.FileName));
    }

    internal static byte[] Gzip(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }
        return stream.ToArray();
    }

    internal static byte[] Tar(TarEntryFormat format, params (string Name, byte[]? Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, format, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                var type = content is null ? TarEntryType.Directory : format == TarEntryFormat.V7 ? TarEntryType.V7RegularFile : TarEntryType.RegularFile;
                TarEntry entry = format switch
                {
                    TarEntryFormat.V7 => new V7TarEntry(type, name),
                    TarEntryFormat.Ustar => new UstarTarEntry(type, name),
                    TarEntryFormat.Gnu => new GnuTarEntry(type, name),
                    _ => new PaxTarEntry(type, name),
                };
                if (content is not null)
                {
                    entry.DataStream = new MemoryStream(content);
                }
                writer.WriteEntry(entry);
            }
        }
        return stream.ToArray();
    }
}
