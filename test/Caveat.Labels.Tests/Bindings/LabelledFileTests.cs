using System.IO.Compression;
using System.Text;
using Caveat.Labels.Bindings;
using Caveat.Labels.Bindings.Signatures;
using Caveat.Labels.Metadata;
using Xunit;

namespace Caveat.Labels.Tests.Bindings;

public sealed class LabelledFileTests(OfficeFiles office) : IClassFixture<OfficeFiles>
{
    private const long MaxBytes = 64 << 20;

    [Theory]
    [InlineData("docx", "pack:///word/document.xml")]
    [InlineData("xlsx", "pack:///xl/workbook.xml")]
    [InlineData("pptx", "pack:///ppt/presentation.xml")]
    [InlineData("pdf", "")]
    public void A_label_is_written_into_the_file_and_read_again(string extension, string bound)
    {
        var path = office.Copy(extension);

        Assert.Equal(path, Add(path, Samples.NatoRestricted));

        var found = Assert.Single(Open(path).Bindings);
        Assert.Equal(Samples.NatoRestricted, Assert.Single(found.Binding.Labels));
        Assert.Contains(bound, found.Binding.Bindings[0].Data.Select(data => data.Uri));
        Assert.Equal("", string.Join(' ', found.Verify([]).Faults));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    [InlineData("pptx")]
    public void All_parts_of_a_package_stay_as_they_were_but_those_that_announce_the_label(string extension)
    {
        var path = office.Copy(extension);
        var before = Parts(path);

        Add(path, Samples.NatoRestricted);

        var after = Parts(path);
        var changed = before.Keys.Where(name => !after[name].AsSpan().SequenceEqual(before[name])).ToList();
        Assert.Equal(2, changed.Count);
        Assert.Contains("[Content_Types].xml", changed);
        Assert.Equal(["customXml/_rels/item1.xml.rels", "customXml/item1.xml", "customXml/itemProps1.xml"], after.Keys.Except(before.Keys).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_labelled_document_is_read_by_its_own_programs()
    {
        var (docx, pdf) = (office.Copy("docx"), office.Copy("pdf"));
        Add(docx, Samples.NatoRestricted);
        Add(pdf, Samples.NatoRestricted);

        Assert.Contains("The plan.", office.TextOf(docx), StringComparison.Ordinal);
        Assert.Contains("Pages:", OfficeFiles.Run("pdfinfo", pdf), StringComparison.Ordinal);
        Assert.Contains("The plan.", OfficeFiles.Run("pdftotext", pdf, "-"), StringComparison.Ordinal);
        Assert.Contains("urn:nato:stanag:4778:bindinginformation:1:0:xmp#", OfficeFiles.Run("pdfinfo", "-meta", pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void The_old_bytes_of_a_pdf_stay_in_front_of_the_new_ones()
    {
        var path = office.Copy("pdf");
        var before = File.ReadAllBytes(path);

        Add(path, Samples.NatoRestricted);
        var once = File.ReadAllBytes(path);
        Add(path, Samples.FrenchSecret);

        Assert.True(once.AsSpan().StartsWith(before));
        Assert.True(File.ReadAllBytes(path).AsSpan().StartsWith(once));
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("pdf")]
    [InlineData("txt")]
    public void A_label_of_another_policy_is_added_as_an_alternative(string extension)
    {
        var path = extension == "txt" ? TextFile() : office.Copy(extension);
        Add(path, Samples.NatoRestricted);

        Add(path, Samples.FrenchSecret with { Role = LabelRole.Originator });

        var found = Assert.Single(Open(path).Bindings);
        Assert.Equal([Samples.NatoRestricted, Samples.FrenchSecret], found.Binding.Labels);
        Assert.True(found.Verify([]).Holds);
    }

    [Fact]
    public void An_originators_label_is_never_overwritten()
    {
        var path = office.Copy("docx");
        Add(path, Samples.NatoRestricted);
        var before = File.ReadAllBytes(path);

        Assert.False(Open(path).TryAdd(Samples.LabelOf("NATO", "UNCLASSIFIED"), besideFile: false, signer: null, out _, out var error));
        Assert.Contains("never overwritten", error, StringComparison.Ordinal);
        Assert.False(Open(path).TryAdd(Samples.LabelOf("NATO", "UNCLASSIFIED"), besideFile: true, signer: null, out _, out error));

        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.False(File.Exists(path + ".bdo"));
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("pdf")]
    [InlineData("txt")]
    public void A_signed_label_is_trusted_and_never_touched(string extension)
    {
        var path = extension == "txt" ? TextFile() : office.Copy(extension);
        Assert.True(Open(path).TryAdd(Samples.NatoRestricted, besideFile: false, Samples.Signer, out _, out var error), error);

        var check = Assert.Single(Open(path).Bindings).Verify([Samples.Signer]);
        Assert.IsType<SignatureCheck.Trusted>(Assert.Single(check.Signatures));
        Assert.True(check.Holds, string.Join(' ', check.Faults));
        Assert.False(Open(path).TryAdd(Samples.FrenchSecret, besideFile: false, signer: null, out _, out error));
        Assert.Contains("break the signature", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signed_office_file_does_not_hold_once_a_part_is_changed()
    {
        var path = office.Copy("docx");
        Assert.True(Open(path).TryAdd(Samples.NatoRestricted, besideFile: false, Samples.Signer, out _, out _));
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            using var part = archive.GetEntry("word/document.xml")!.Open();
            part.Seek(0, SeekOrigin.End);
            part.WriteByte((byte)' ');
        }

        Assert.Contains("\"pack:///word/document.xml\" was changed", Assert.Single(Assert.Single(Open(path).Bindings).Verify([Samples.Signer]).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_other_file_has_a_sidecar_that_knows_its_bytes()
    {
        var path = TextFile();

        Assert.Equal(path + ".bdo", Add(path, Samples.NatoRestricted));

        Assert.True(Assert.Single(Open(path).Bindings).Verify([]).Holds);
        File.AppendAllText(path, "More.");
        Assert.Contains("was changed after it was labelled", Assert.Single(Assert.Single(Open(path).Bindings).Verify([]).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_binding_of_a_part_that_was_taken_out_does_not_hold()
    {
        var path = office.Copy("docx");
        Add(path, Samples.NatoRestricted);
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            archive.GetEntry("word/styles.xml")!.Delete();
        }

        Assert.Contains("pack:///word/styles.xml", Assert.Single(Assert.Single(Open(path).Bindings).Verify([]).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pdf_with_packed_objects_and_cross_reference_streams_is_labelled_in_kind()
    {
        var path = Path.ChangeExtension(TextFile(), "pdf");
        File.WriteAllBytes(path, PackedPdf.Make());

        Add(path, Samples.NatoRestricted);

        Assert.Equal(Samples.NatoRestricted, Assert.Single(Assert.Single(Open(path).Bindings).Binding.Labels));
        var tail = Encoding.Latin1.GetString(File.ReadAllBytes(path)[PackedPdf.Make().Length..]);
        Assert.Contains("/Type/XRef", tail, StringComparison.Ordinal);
        Assert.DoesNotContain("trailer", tail, StringComparison.Ordinal);
        Assert.Contains("Pages:           1", Poppler(path), StringComparison.Ordinal);
    }

    [Fact]
    public void The_xmp_that_a_pdf_has_is_kept()
    {
        var path = Path.ChangeExtension(TextFile(), "pdf");
        File.WriteAllBytes(path, PackedPdf.Make());

        Add(path, Samples.NatoRestricted);

        Assert.Contains("<dc:title>Packed</dc:title>", Poppler(path, "-meta"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trailer\n<</Encrypt 1 0 R/Root 1 0 R/Size 1>>", "encrypted")]
    [InlineData("trailer\n<</Root 9 0 R/Size 1>>", "no catalog")]
    [InlineData("trailer\n<</Root 9 0 R/Prev 9>>", "damaged")]
    [InlineData("nothing", "damaged")]
    public void A_pdf_that_cannot_be_labelled_is_left_alone(string trailer, string said)
    {
        var path = Path.ChangeExtension(TextFile(), "pdf");
        File.WriteAllText(path, $"%PDF-1.4\nxref\n0 0\n{trailer}\nstartxref\n9\n%%EOF\n");

        Assert.False(Open(path).TryAdd(Samples.NatoRestricted, besideFile: false, signer: null, out _, out var error));

        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_with_two_parts_of_one_name_is_refused()
    {
        var path = office.Copy("docx");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            archive.CreateEntry("word/Document.xml");
        }

        Assert.False(LabelledFile.TryOpen(path, MaxBytes, out _, out var error));
        Assert.Contains("two parts", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_binding_that_cannot_be_read_is_a_problem_and_nothing_is_written_over_it()
    {
        var path = TextFile();
        File.WriteAllText(path + ".bdo", "<mb:Binding");

        Assert.Contains("cannot be read", Assert.Single(Open(path).Problems), StringComparison.Ordinal);
        Assert.False(Open(path).TryAdd(Samples.NatoRestricted, besideFile: true, signer: null, out _, out _));
        Assert.Equal("<mb:Binding", File.ReadAllText(path + ".bdo"));
    }

    [Fact]
    public void A_file_keeps_its_permissions_and_a_link_stays_a_link()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no Unix permissions.");
            return;
        }
        var path = office.Copy("docx");
        var link = Path.Combine(office.NewFolder(), "link.docx");
        File.CreateSymbolicLink(link, path);
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(path, mode);

        Add(link, Samples.NatoRestricted);

        Assert.Equal(mode, File.GetUnixFileMode(path));
        Assert.Equal(path, new FileInfo(link).LinkTarget);
        Assert.Single(Open(path).Bindings);
    }

    private static LabelledFile Open(string path) => LabelledFile.TryOpen(path, MaxBytes, out var file, out var error) ? file : throw new InvalidDataException(error);

    private static string Add(string path, ConfidentialityLabel label) =>
        Open(path).TryAdd(label, besideFile: false, signer: null, out var place, out var error) ? place : throw new InvalidDataException(error);

    private string TextFile()
    {
        var path = Path.Combine(office.NewFolder(), "the plan.txt");
        File.WriteAllText(path, "NATO RESTRICTED\n");
        return path;
    }

    private static string Poppler(params string[] arguments)
    {
        try
        {
            return OfficeFiles.Run("pdfinfo", [.. arguments.Reverse()]);
        }
        catch (System.ComponentModel.Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("pdfinfo is needed to read the file with another program (Debian: poppler-utils).");
            return "";
        }
    }

    private static Dictionary<string, byte[]> Parts(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var from = entry.Open();
            using var into = new MemoryStream();
            from.CopyTo(into);
            return into.ToArray();
        });
    }
}
