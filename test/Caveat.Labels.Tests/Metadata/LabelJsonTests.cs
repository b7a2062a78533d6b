using System.Text;
using System.Text.Json;
using Caveat.Labels.Metadata;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Labels.Tests.Metadata;

public sealed class LabelJsonTests
{
    private const string Example = """
        {
          "Xmlns": "urn:nato:stanag:4774:confidentialitymetadatalabel:1:0",
          "Id": "j1",
          "ReviewDateTime": "2031-01-01T00:00:00Z",
          "ConfidentialityInformation": {
            "PolicyIdentifier": "NATO",
            "Classification": "SECRET",
            "Category": [{ "TagName": "Context", "Type": "PERMISSIVE", "GenericValues": ["NATO"] }]
          },
          "CreationTime": "2026-01-01T09:00:00Z"
        }
        """;

    [Fact]
    public void A_label_is_read_by_the_names_of_the_assertion()
    {
        var label = Read(Example);
        Assert.Equal("NATO SECRET", Caveat.Labels.Grammar.MarkingText.Render(label.Label));
        Assert.Equal("j1", label.Id);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 9, 0, 0, TimeSpan.Zero), label.CreatedAt);
    }

    [Fact]
    public void What_is_written_reads_back_as_the_same_and_as_the_XML_says() =>
        Prop.ForAll(SampleMetadata.Any().ToArbitrary(), label =>
        {
            Assert.True(LabelJson.TryWrite(label, out var json, out var error), error);
            Assert.Equal(label, Read(Encoding.UTF8.GetString(json)));
            Assert.True(LabelXml.TryRead(LabelXml.ToElement(Read(Encoding.UTF8.GetString(json))), out var xml, out error), error);
            Assert.Equal(label, xml);
            using var document = JsonDocument.Parse(json);
            Assert.Equal(LabelJson.Schema, document.RootElement.GetProperty("Xmlns").GetString());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("null", "holds no label")]
    [InlineData("[]", "cannot be read on line 1")]
    [InlineData("{}", "needs a ConfidentialityInformation")]
    [InlineData("{\"ConfidentialityInformation\":{\"PolicyIdentifier\":\"NATO\",\"Classification\":\"SECRET\",\"Handling\":\"EYES ONLY\"}}", "cannot be read")]
    [InlineData("{\"ConfidentialityInformation\":{\"PolicyIdentifier\":\"NATO\",\"Classification\":\"SECRET\",\"Classification\":\"UNCLASSIFIED\"}}", "cannot be read")]
    [InlineData("{\"ConfidentialityInformation\":{\"PolicyIdentifier\":\"NATO\",\"Classification\":\"SECRET\",\"Category\":[null]}}", "needs a TagName")]
    [InlineData("{\"Xmlns\":\"urn:x\",\"ConfidentialityInformation\":{\"PolicyIdentifier\":\"NATO\",\"Classification\":\"SECRET\"}}", "is not that of STANAG 4774")]
    [InlineData("{\"Role\":\"9\",\"ConfidentialityInformation\":{\"PolicyIdentifier\":\"NATO\",\"Classification\":\"SECRET\"}}", "role \"9\" is unknown")]
    [InlineData("{\"CreationTime\":\"soon\",\"ConfidentialityInformation\":{\"PolicyIdentifier\":\"NATO\",\"Classification\":\"SECRET\"}}", "\"soon\" is no time")]
    public void What_could_mean_anything_is_refused_in_one_sentence(string json, string expected)
    {
        Assert.False(LabelJson.TryRead(Encoding.UTF8.GetBytes(json), out _, out var error));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_the_standard_does_not_allow_is_not_written() =>
        Assert.False(LabelJson.TryWrite(new ConfidentialityLabel(new Label(PolicyId.Nato, "SECRET")), out _, out _));

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        var bytes = Encoding.UTF8.GetBytes(Example);
        var damaged = from places in Gen.Choose(0, bytes.Length - 1).Two().ListOf()
                      from value in Gen.Choose(0, 255)
                      select LabelXmlTests.Damage(bytes, places, value);
        Prop.ForAll(Gen.OneOf(damaged, ArbMap.Default.GeneratorFor<byte[]>().Select(any => any ?? [])).ToArbitrary(), any =>
        {
            var isRead = LabelJson.TryRead(any, out var label, out var error);
            Assert.Equal(isRead, label is not null);
            Assert.Equal(isRead, error is null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    private static ConfidentialityLabel Read(string json) =>
        LabelJson.TryRead(Encoding.UTF8.GetBytes(json), out var label, out var error) ? label : throw new InvalidOperationException(error);
}
