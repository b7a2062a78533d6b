using System.Text;
using System.Xml.Linq;
using Caveat.Labels.Metadata;
using Caveat.Labels.Tests.Policies;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Labels.Tests.Metadata;

public sealed class LabelXmlTests
{
    private static readonly string Strict = File.ReadAllText(Path.Combine(Vectors.Root, "test", "vectors", "labels", "xml", "strict.xml"));

    public static TheoryData<string, string, string> Tolerated { get; } =
        [.. Vectors.Rows("labels/xml/tolerated.tsv").Select(row => new TheoryDataRow<string, string, string>(row[0], row[1], string.Join('\t', row.Skip(2))))];

    [Fact]
    public void A_label_is_read_with_everything_that_it_says()
    {
        var label = Read(Strict);

        Assert.Equal(SampleLabels.Nato("RESTRICTED", (CategoryType.Permissive, "Releasable To", "NATO, CHE")), label.Label);
        Assert.Equal("urn:oid:1.3.26.1.4.2", label.Label.Categories[1].Uri);
        Assert.Equal((LabelRole.Originator, "lbl-7"), (label.Role, label.Id));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 9, 0, 0, TimeSpan.Zero), label.CreatedAt);
        Assert.Equal(new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero), label.ReviewAt);
        Assert.Equal(new Originator("rfc822Name", "clerk@example.test"), label.Originator);
    }

    [Theory]
    [MemberData(nameof(Tolerated))]
    public void A_known_error_of_published_samples_does_not_hide_the_label(string error, string original, string replacement)
    {
        Assert.True(error.Length > 0 && Strict.Contains(original, StringComparison.Ordinal), original);
        var changed = Strict.Replace(original, replacement, StringComparison.Ordinal);
        if (original == "slab:")
        {
            changed = replacement.Length == 0 ? changed.Replace("xmlns:slab=", "xmlns=", StringComparison.Ordinal) : changed.Replace("xmlns:slab=", "xmlns:s4774=", StringComparison.Ordinal);
        }

        var label = Read(changed);

        Assert.Equal(Read(Strict).Label, label.Label);
    }

    [Fact]
    public void A_label_without_a_namespace_is_read() =>
        Assert.Equal(Read(Strict).Label, Read(Strict.Replace("slab:", "", StringComparison.Ordinal).Replace(" xmlns:slab=\"urn:nato:stanag:4774:confidentialitymetadatalabel:1:0\"", "", StringComparison.Ordinal)).Label);

    [Fact]
    public void The_old_name_of_the_sensitivities_becomes_the_present_one()
    {
        var label = Read(Strict.Replace("TagName=\"Releasable To\" Type=\"PERMISSIVE\"", "TagName=\"Special Category Designators\" Type=\"RESTRICTIVE\"", StringComparison.Ordinal));
        Assert.Equal("Additional Sensitivity", label.Label.Categories[1].TagName);
    }

    [Theory]
    [InlineData("<slab:Classification>RESTRICTED</slab:Classification>", "", "has no Classification")]
    [InlineData(">RESTRICTED<", "> <", "has no Classification")]
    [InlineData("<slab:Classification>RESTRICTED</slab:Classification>", "<slab:Classification>RESTRICTED</slab:Classification><slab:Classification>SECRET</slab:Classification>", "more than one Classification")]
    [InlineData(">NATO</slab:PolicyIdentifier>", "></slab:PolicyIdentifier>", "is no name")]
    [InlineData(">NATO</slab:PolicyIdentifier>", ">PUBLIC</slab:PolicyIdentifier>", "has the object identifier of NATO")]
    [InlineData("Type=\"PERMISSIVE\"", "Type=\"1\"", "write RESTRICTIVE, PERMISSIVE or INFORMATIVE")]
    [InlineData("TagName=\"Context\"", "", "has no TagName")]
    [InlineData("<slab:GenericValue>CHE</slab:GenericValue>", "<slab:BitStringValue>01</slab:BitStringValue>", "has bits for values")]
    [InlineData("2026-01-01T09:00:00Z", "yesterday", "\"yesterday\" on line 15 is no time")]
    [InlineData("originatorConfidentialityLabel", "Label", "is no confidentiality label")]
    [InlineData("urn:nato:stanag:4774:confidentialitymetadatalabel:1:0", "urn:example:other", "is no confidentiality label")]
    [InlineData("<slab:Classification>", "<slab:Classification", "cannot be read on line")]
    public void What_could_mean_anything_is_refused_in_one_sentence(string original, string replacement, string expected)
    {
        Assert.False(LabelXml.TryRead(Encoding.UTF8.GetBytes(Strict.Replace(original, replacement, StringComparison.Ordinal)), out _, out var error));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.EndsWith(".", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY a \"NATO\"><!ENTITY b \"&a;&a;\">]>")]
    [InlineData("<!DOCTYPE a SYSTEM \"http://example.test/a.dtd\">")]
    public void A_document_type_is_refused(string doctype) => Assert.False(LabelXml.TryRead(Encoding.UTF8.GetBytes(doctype + Strict), out _, out _));

    [Fact]
    public void Deep_and_large_documents_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));
        Assert.False(LabelXml.TryRead(Encoding.UTF8.GetBytes(deep), out _, out var error));
        Assert.Equal("The XML is nested more than 64 deep.", error);
        Assert.False(LabelXml.TryRead(Encoding.UTF8.GetBytes(Strict + new string(' ', 1 << 20)), out _, out error));
        Assert.Contains("at most 1048576 are read", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_reads_back_as_the_same() =>
        Prop.ForAll(SampleMetadata.Any().ToArbitrary(), label =>
        {
            var element = LabelXml.ToElement(label);
            Assert.True(LabelXml.TryRead(Encoding.UTF8.GetBytes(element.ToString()), out var read, out var error), error);
            Assert.Equal(label, read);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    [Fact]
    public void What_is_written_has_the_names_and_the_order_of_the_schema()
    {
        XNamespace space = LabelXml.Namespace;
        Prop.ForAll(SampleMetadata.Any().ToArbitrary(), label =>
        {
            var element = LabelXml.ToElement(label);
            Assert.Equal(space, element.Name.Namespace);
            string[] order = ["ConfidentialityInformation", "OriginatorID", "CreationDateTime", "SuccessionHandling"];
            Assert.Equal(order.Where(name => element.Element(space + name) is not null), element.Elements().Select(child => child.Name.LocalName));
            Assert.NotNull(element.Element(space + "CreationDateTime"));
            Assert.True(element.Attribute("ReviewDateTime") is not null || element.Element(space + "SuccessionHandling") is not null);
            var information = element.Element(space + "ConfidentialityInformation")!;
            string[] names = ["PolicyIdentifier", "Classification", "PrivacyMark", "Category"];
            Assert.Equal(information.Elements().OrderBy(child => Array.IndexOf(names, child.Name.LocalName)), information.Elements());
            Assert.All(information.Elements(space + "Category"), category => Assert.Contains(category.Attribute("Type")!.Value, (string[])["RESTRICTIVE", "PERMISSIVE", "INFORMATIVE"]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
        Assert.Equal("urn:oid:1.3.26.1.3.1", LabelXml.ToElement(Read(Strict)).Descendants(space + "PolicyIdentifier").Single().Attribute("URI")!.Value);
    }

    [Fact]
    public void A_label_that_the_standard_does_not_allow_is_not_written()
    {
        var label = Read(Strict);
        Assert.Equal("The label has no creation time: say when it was made.", Fault(label with { CreatedAt = null }));
        Assert.Equal("The label has neither a review time nor a successor: give one of them.", Fault(label with { ReviewAt = null }));
        Assert.Equal("The identifier \"7 up\" is no XML name: start with a letter, without spaces and colons.", Fault(label with { Id = "7 up" }));
        Assert.StartsWith("The originator's type \"post\" is unknown", Fault(label with { Originator = new Originator("post", "x") }), StringComparison.Ordinal);
        Assert.StartsWith("The text \"A B\" cannot be written", Fault(label with { Label = label.Label with { Classification = "A  B" } }), StringComparison.Ordinal);
        Assert.NotNull(Fault(label with { PrivacyMark = "\u0001" }));
        Assert.NotNull(Fault(label with { PrivacyMark = "\ud800" }));
        Assert.Null(Fault(label with { PrivacyMark = "\U0001F512" }));
        var successor = label with { Id = "" };
        Assert.Null(Fault(label with { ReviewAt = null, Succession = new Succession(DateTimeOffset.UnixEpoch, successor) }));
        Assert.NotNull(Fault(label with { Succession = new Succession(DateTimeOffset.UnixEpoch, successor with { CreatedAt = null }) }));
        Assert.NotNull(Fault(label with { Succession = new Succession(DateTimeOffset.UnixEpoch, successor with { Role = LabelRole.Metadata }) }));
        Assert.Throws<ArgumentException>(() => LabelXml.ToElement(label with { CreatedAt = null }));
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        var bytes = Encoding.UTF8.GetBytes(Strict);
        var damaged = from places in Gen.Choose(0, bytes.Length - 1).Two().ListOf()
                      from value in Gen.Choose(0, 255)
                      select Damage(bytes, places, value);
        Prop.ForAll(Gen.OneOf(damaged, ArbMap.Default.GeneratorFor<byte[]>().Select(any => any ?? [])).ToArbitrary(), any =>
        {
            var isRead = LabelXml.TryRead(any, out var label, out var error);
            Assert.Equal(isRead, label is not null);
            Assert.Equal(isRead, error is null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    internal static byte[] Damage(byte[] bytes, IEnumerable<(int First, int Second)> places, int value)
    {
        var damaged = (byte[])bytes.Clone();
        foreach (var (first, second) in places)
        {
            damaged[first] = (value & 1) == 0 ? damaged[second] : (byte)value;
        }
        return damaged;
    }

    private static ConfidentialityLabel Read(string xml) =>
        LabelXml.TryRead(Encoding.UTF8.GetBytes(xml), out var label, out var error) ? label : throw new InvalidOperationException(error);

    private static string? Fault(ConfidentialityLabel label) => LabelXml.TryWrite(label, out _, out var error) ? null : error;
}
