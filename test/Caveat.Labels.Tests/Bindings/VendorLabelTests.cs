using Caveat.Labels.Bindings;
using Caveat.Labels.Documents;
using Caveat.Labels.Grammar;
using Xunit;

namespace Caveat.Labels.Tests.Bindings;

public sealed class VendorLabelTests
{
    private const string Guid = "87867195-f2b8-4ac2-b0b6-6bb73cb33afc";

    private static readonly LabelMapping Mapping = MappingOf($$"""{ "{{Guid}}": "NATO RESTRICTED", "urn:example:baf:secret": "NATO SECRET", "id_classification_2": "NATO CONFIDENTIAL" }""");

    [Fact]
    public void A_microsoft_label_means_what_the_mapping_says() =>
        Assert.Equal("NATO RESTRICTED", Only(new() { [$"MSIP_Label_{Guid}_Enabled"] = "true", [$"MSIP_Label_{Guid}_Name"] = "Tenant words", [$"MSIP_Label_{Guid}_SetDate"] = "2026-03-01T09:00:00Z" }, Mapping));

    [Fact]
    public void Without_a_mapping_its_name_counts_when_it_is_a_marking() =>
        Assert.Equal("NATO SECRET", Only(new() { [$"MSIP_Label_{Guid}_Enabled"] = "true", [$"MSIP_Label_{Guid}_Name"] = "NATO Secret" }));

    [Theory]
    [InlineData("Enabled", "false")]
    [InlineData("Removed", "true")]
    public void A_label_that_was_taken_off_does_not_count(string property, string value) =>
        Assert.Empty(Read(new() { [$"MSIP_Label_{Guid}_{property}"] = value, [$"MSIP_Label_{Guid}_Name"] = "NATO SECRET" }));

    [Fact]
    public void A_name_that_is_no_marking_is_only_text() =>
        Assert.Empty(Read(new() { [$"MSIP_Label_{Guid}_Name"] = "Confidential", ["Author"] = "NATO SECRET" }));

    [Fact]
    public void A_boldon_james_label_is_put_together_from_its_pieces() =>
        Assert.Equal("NATO CONFIDENTIAL", Only(
            new()
            {
                ["bjDocumentLabelXML"] = "<?xml version=\"1.0\" encoding=\"us-ascii\"?><sisl sislVersion=\"0\" policy=\"p\" xmlns=\"http://www.boldonjames.com/2008/01/sie/i",
                ["bjDocumentLabelXML-0"] = "nternal/label\"><element uid=\"id_classification_2\" value=\"\" /></sisl>",
            },
            Mapping));

    [Fact]
    public void A_boldon_james_marking_is_read() => Assert.Equal("NATO SECRET", Only(new() { ["bjDocumentSecurityLabel"] = "NATO SECRET" }));

    [Theory]
    [InlineData("urn:bails:IntellectualProperty:BusinessAuthorizationCategory:Name", "NATO SECRET")]
    [InlineData("urn:bails:NationalSecurity:BusinessAuthorizationCategory:Identifier", "urn:example:baf:secret")]
    [InlineData("urn:bails:IntellectualProperty:Marking:document-header", "NATO SECRET")]
    public void A_tscp_category_is_read(string property, string value) => Assert.Equal("NATO SECRET", Only(new() { [property] = value }, Mapping));

    [Theory]
    [InlineData("Classification", "NATO SECRET")]
    [InlineData("NATOClassification", "Secret")]
    [InlineData("NATO_Classification", "SECRET")]
    public void A_titus_classification_is_read(string property, string value) => Assert.Equal("NATO SECRET", Only(new() { [property] = value }));

    [Theory]
    [InlineData("""[]""", "JSON object")]
    [InlineData("""{"a": "HIGH"}""", "no marking")]
    [InlineData("""{"a": 1}""", "no marking")]
    [InlineData("""{"a": "NATO SECRET", "{A}": "NATO SECRET"}""", "twice")]
    [InlineData("""{"a" """, "not JSON: line 1")]
    public void A_mapping_that_is_wrong_is_refused_in_a_sentence(string json, string said)
    {
        Assert.False(LabelMapping.TryParse(Samples.Bytes(json), out _, out var error));

        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Microsofts_list_of_labels_means_what_the_mapping_says()
    {
        var xml = Samples.Bytes($"<clbl:labelList xmlns:clbl='http://schemas.microsoft.com/office/2020/mipLabelMetadata'><clbl:label id='{{{Guid}}}' enabled='1' method='Privileged' siteId='{{{Guid}}}' removed='0'/></clbl:labelList>");

        Assert.True(BindingParts.TryRead(xml, "LabelInfo", out var labels, out var problem, Mapping));

        Assert.Equal("", problem);
        Assert.Equal("NATO RESTRICTED", Text(Assert.Single(labels)));
        Assert.True(BindingParts.TryRead(xml, "LabelInfo", out labels, out _) && labels.Count == 0);
    }

    [Fact]
    public void Ism_attributes_of_every_element_are_read()
    {
        var xml = Samples.Bytes("<a xmlns:ism='urn:us:gov:ic:ism' ism:classification='U' ism:ownerProducer='USA'><b ism:classification='S' ism:ownerProducer='CAN USA'/><b ism:classification='CTS'/><b ism:classification='R' ism:ownerProducer='NATO'/></a>");

        Assert.True(BindingParts.TryRead(xml, "", out var labels, out var problem));

        Assert.Equal("", problem);
        Assert.Equal(["USA UNCLASSIFIED", "CAN SECRET", "USA SECRET", "NATO TOP SECRET", "NATO RESTRICTED"], labels.Select(Text));
    }

    [Fact]
    public void Ism_controls_and_releases_become_categories()
    {
        Assert.True(BindingParts.TryRead(Samples.Bytes("<a xmlns:ism='urn:us:gov:ic:ism' ism:classification='S' ism:ownerProducer='USA' ism:SCIcontrols='SI TK' ism:disseminationControls='REL' ism:releasableTo='USA GBR'/>"), "", out var labels, out _));

        Assert.Equal("SECRET//SI/TK//REL TO USA, GBR", MarkingText.Render(Assert.Single(labels).Label.Label));
    }

    [Fact]
    public void An_unknown_ism_level_is_a_problem()
    {
        Assert.True(BindingParts.TryRead(Samples.Bytes("<a xmlns:ism='urn:us:gov:ic:ism' ism:classification='ZZ'/>"), "", out _, out var problem));

        Assert.Contains("\"ZZ\"", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a/>")]
    [InlineData("no XML")]
    [InlineData("<a><b></a>")]
    public void What_holds_no_label_is_left_to_others(string xml) => Assert.False(BindingParts.TryRead(Samples.Bytes(xml), "", out _, out _));

    private static string Only(Dictionary<string, string> properties, LabelMapping? mapping = null) => Text(Assert.Single(Read(properties, mapping)));

    private static List<FoundLabel> Read(Dictionary<string, string> properties, LabelMapping? mapping = null) => [.. PropertyLabels.Read(properties, "custom properties", mapping)];

    private static string Text(FoundLabel found) => $"{found.Label.Label.Policy} {found.Label.Label.Classification}";

    private static LabelMapping MappingOf(string json) => LabelMapping.TryParse(Samples.Bytes(json), out var mapping, out var error) ? mapping : throw new ArgumentException(error);
}
