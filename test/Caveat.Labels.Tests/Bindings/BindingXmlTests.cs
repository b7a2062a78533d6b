using System.Text;
using Caveat.Labels.Bindings;
using Xunit;

namespace Caveat.Labels.Tests.Bindings;

public sealed class BindingXmlTests
{
    private const string Namespaces = "xmlns:mb='urn:nato:stanag:4778:bindinginformation:1:0' xmlns:slab='urn:nato:stanag:4774:confidentialitymetadatalabel:1:0'";

    [Fact]
    public void What_is_written_is_read_again()
    {
        var binding = Samples.BindingOf(Samples.NatoRestricted, Samples.FrenchSecret) with
        {
            Digests = [new DataDigest("plan.txt", [.. System.Security.Cryptography.SHA384.HashData("plan"u8)])],
        };

        Assert.True(BindingXml.TryRead(BindingXml.Write(binding), out var read, out var error), error);

        Assert.Equal(binding.Bindings[0].Labels, read.Labels);
        Assert.Equal(binding.Bindings[0].Data, read.Bindings[0].Data);
        Assert.Equal(binding.Digests, read.Digests);
        Assert.Empty(read.Problems);
        Assert.Equal(0, read.Signatures);
    }

    [Fact]
    public void Every_label_has_a_metadata_element_of_its_own()
    {
        var text = Encoding.UTF8.GetString(BindingXml.Write(Samples.BindingOf(Samples.NatoRestricted, Samples.FrenchSecret)));

        Assert.Equal(2, text.Split("<mb:Metadata>").Length - 1);
    }

    [Fact]
    public void The_labels_of_all_bindings_and_of_enclosed_data_are_found()
    {
        var xml = Samples.Bytes($"""
            <mb:BindingInformation {Namespaces}>
              <mb:MetadataBindingContainer>
                <mb:MetadataBinding><mb:Metadata>{Label("NATO", "UNCLASSIFIED")}</mb:Metadata><mb:DataReference URI=""/></mb:MetadataBinding>
                <mb:MetadataBinding><mb:Metadata>{Label("NATO", "SECRET")}</mb:Metadata><mb:DataReference URI="#p1"/></mb:MetadataBinding>
              </mb:MetadataBindingContainer>
              <mb:MetadataBindingContainer>
                <mb:MetadataBinding><mb:Metadata><other xmlns="urn:example:other"/></mb:Metadata><mb:Data><doc>{Label("FRA", "SECRET")}</doc></mb:Data></mb:MetadataBinding>
              </mb:MetadataBindingContainer>
            </mb:BindingInformation>
            """);

        Assert.True(BindingXml.TryRead(xml, out var read, out var error), error);

        Assert.Equal(["NATO UNCLASSIFIED", "NATO SECRET", "FRA SECRET"], read.Labels.Select(label => $"{label.Label.Policy} {label.Label.Classification}"));
        Assert.Equal(3, read.Bindings.Length);
        Assert.Empty(read.Bindings[2].Labels);
        Assert.True(read.Bindings[2].EnclosesData);
    }

    [Fact]
    public void A_label_that_cannot_be_read_is_a_problem_and_not_a_silence()
    {
        var xml = Samples.Bytes($"""
            <mb:BindingInformation {Namespaces}><mb:MetadataBindingContainer><mb:MetadataBinding>
            <mb:Metadata>{Label("NATO", "RESTRICTED")}</mb:Metadata><mb:Metadata><slab:originatorConfidentialityLabel/></mb:Metadata><mb:DataReference URI=""/>
            </mb:MetadataBinding></mb:MetadataBindingContainer></mb:BindingInformation>
            """);

        Assert.True(BindingXml.TryRead(xml, out var read, out _));

        Assert.Single(read.Labels);
        Assert.Contains("Label 2 of the binding cannot be read", Assert.Single(read.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_is_kept_elsewhere_is_a_problem()
    {
        var xml = Samples.Bytes($"""
            <mb:BindingInformation {Namespaces}><mb:MetadataBindingContainer><mb:MetadataBinding>
            <mb:MetadataReference URI="http://example.invalid/label.xml"/><mb:DataReference URI=""/>
            </mb:MetadataBinding></mb:MetadataBindingContainer></mb:BindingInformation>
            """);

        Assert.True(BindingXml.TryRead(xml, out var read, out _));

        Assert.Contains("not followed", Assert.Single(read.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a/>", "no STANAG 4778 binding")]
    [InlineData("<a", "damaged")]
    [InlineData("", "damaged")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "document type")]
    [InlineData("<?xml version='1.0' encoding='none-such'?><a/>", "encoding")]
    public void What_is_no_binding_is_refused_in_a_sentence(string xml, string said)
    {
        Assert.False(BindingXml.TryRead(Samples.Bytes(xml), out _, out var error));

        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tower_of_elements_is_refused()
    {
        Assert.False(BindingXml.TryRead(Samples.Bytes(string.Concat(Enumerable.Repeat("<a>", 100_000))), out _, out var error));

        Assert.Contains("deeper", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_label_leaves_the_first_as_it_was()
    {
        var first = Encoding.UTF8.GetString(BindingXml.Write(Samples.BindingOf(Samples.NatoRestricted)));
        var second = Encoding.UTF8.GetString(BindingXml.Add(Samples.Bytes(first), Samples.FrenchSecret));

        var (start, end) = (first.IndexOf("<mb:Metadata>", StringComparison.Ordinal), first.IndexOf("</mb:Metadata>", StringComparison.Ordinal));
        Assert.StartsWith(first[..end], second, StringComparison.Ordinal);
        Assert.EndsWith(first[end..], second, StringComparison.Ordinal);
        Assert.True(start > 0 && BindingXml.TryRead(Samples.Bytes(second), out var read, out _) && read.Labels.Length == 2);
    }

    private static string Label(string policy, string classification) =>
        $"<slab:originatorConfidentialityLabel><slab:ConfidentialityInformation><slab:PolicyIdentifier>{policy}</slab:PolicyIdentifier><slab:Classification>{classification}</slab:Classification></slab:ConfidentialityInformation><slab:CreationDateTime>2026-01-01T09:00:00Z</slab:CreationDateTime></slab:originatorConfidentialityLabel>";
}
