using System.Formats.Tar;
using System.Text;
using Caveat.Labels.Documents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Labels.Tests.Documents;

/// <summary>Any damage to any format ends in a reading: nothing throws, and the limits hold.</summary>
public sealed class DocumentFuzzTests(LibreOffice office)
{
    private static readonly DocumentLimits Small = DocumentLimits.Default with { UnpackedBytes = 4 << 20, TextLength = 4 << 20, Entries = 500 };

    public static TheoryData<string> Formats => [.. Samples.Keys];

    private static Dictionary<string, byte[]> Samples { get; } = new()
    {
        ["docx"] = Packages.Docx(("word/header1.xml", Packages.Header(Packages.Paragraph("NATO SECRET"))), ("docProps/custom.xml", "<Properties><property name=\"a\"><x>b</x></property></Properties>")),
        ["xlsx"] = Packages.Zip(("[Content_Types].xml", "<Types/>"), ("xl/sharedStrings.xml", "<sst><si><t>x</t></si></sst>"), ("xl/worksheets/sheet1.xml", "<worksheet><c t=\"s\"><v>0</v></c><oddHeader>&amp;L&amp;12x&amp;\"a,b\"</oddHeader></worksheet>")),
        ["zip"] = Packages.Zip(("a.txt", "NATO SECRET"u8.ToArray()), ("b.zip", Packages.Zip(("c.html", "<p>x")))),
        ["tar"] = ArchiveTests.Tar(TarEntryFormat.Pax, ("a.txt", "NATO SECRET"u8.ToArray())),
        ["gz"] = ArchiveTests.Gzip("NATO SECRET"u8.ToArray()),
        ["html"] = "<!doctype html><title>x</title><!-- <p>y --><script>z</script><p alt=\"a\">&amp;&#xD800;<pre>\n"u8.ToArray(),
        ["rtf"] = Encoding.ASCII.GetBytes(@"{\rtf1\ansi\ansicpg1250{\fonttbl{\f0\fcharset238 x;}}{\header h}{\shp{\*\shpinst{\sp{\sn gtextUNICODE}{\sv w}}}}\uc1\u-10000?\'c8{\pict 00ff}\bin2 ab\par{\footnote n}}"),
        ["xml"] = "<?xml version=\"1.0\"?><a b=\"long words here\">x<c/>&lt;</a>"u8.ToArray(),
        ["txt"] = Encoding.Unicode.GetBytes("NATO SECRET\nСЕКРЕТНО"),
        ["fodt"] = File.ReadAllBytes(Vectors.PathOf("documents/memo.fodt")),
        ["fodp"] = File.ReadAllBytes(Vectors.PathOf("documents/brief.fodp")),
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Damage_never_throws(string format) => Damage(Samples[format], format, 300);

    [Fact]
    public void Damage_to_what_a_real_writer_wrote_never_throws()
    {
        Damage(office.Write("memo.fodt", "docx"), "docx", 100);
        Damage(office.Write("memo.fodt", "odt"), "odt", 100);
        Damage(office.Write("memo.fodt", "rtf"), "rtf", 100);
        Damage(office.Write("plan.fods", "xlsx"), "xlsx", 100);
        Damage(office.Write("brief.fodp", "odp"), "odp", 100);
    }

    // The packed parts are mutated inside too: a mutation of compressed bytes rarely reaches the XML.
    [Fact]
    public void Damage_inside_a_package_never_throws()
    {
        var document = Encoding.UTF8.GetBytes(Packages.Document(Packages.Paragraph("NATO SECRET") + "<w:p><w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:txbxContent/></mc:Fallback></mc:AlternateContent><w:del/><w:sym w:char=\"F041\"/></w:r></w:p>"));
        Prop.ForAll(Mutations(document).ToArbitrary(), mutated =>
            Read(Packages.Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", mutated), ("ppt/slides/slide1.xml", mutated), ("xl/worksheets/sheet1.xml", mutated)), "docx")).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static void Damage(byte[] sample, string format, int count) =>
        Prop.ForAll(Mutations(sample).ToArbitrary(), mutated => Read(mutated, format)).Check(Config.QuickThrowOnFailure.WithMaxTest(count));

    private static void Read(byte[] content, string format)
    {
        var reading = new DocumentReader(Small, TimeProvider.System).Read($"x.{format}", content);

        Assert.True(reading.Passages.Sum(passage => (long)passage.Text.Length) <= Small.TextLength);
        Assert.Equal(reading.Status == DocumentStatus.Read, reading.Problem.Length == 0);
    }

    private static Gen<byte[]> Mutations(byte[] sample) =>
        from changes in (from at in Gen.Choose(0, sample.Length - 1)
                         from value in Gen.OneOf(Gen.Choose(0, 255), Gen.Elements(0, 255, '<', '>', '{', '}', '\\', '&', '"', '/'))
                         select (at, value)).ListOf()
        from cut in Gen.Frequency((4, Gen.Constant(sample.Length)), (1, Gen.Choose(0, sample.Length)))
        from doubled in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(0, sample.Length)))
        select Mutate(sample, changes, cut, doubled);

    private static byte[] Mutate(byte[] sample, IEnumerable<(int At, int Value)> changes, int cut, int doubled)
    {
        var copy = sample.ToArray();
        foreach (var (at, value) in changes)
        {
            copy[at] = (byte)value;
        }
        return [.. copy[..cut], .. copy[..Math.Min(doubled, copy.Length)]];
    }
}
