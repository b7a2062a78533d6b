using System.Formats.Asn1;
using System.Text;
using Caveat.Labels.Bindings;
using Caveat.Labels.Documents;
using Caveat.Labels.Metadata;
using Xunit;

namespace Caveat.Labels.Tests.Bindings;

/// <summary>Bindings and labels in HTTP headers, XMP packets and mail headers.</summary>
public sealed class TextFormTests
{
    private static readonly byte[] Xml = BindingXml.Write(Samples.BindingOf(Samples.NatoRestricted));
    private static readonly string Base64 = Convert.ToBase64String(Xml);

    [Fact]
    public void A_binding_in_a_header_is_read_again()
    {
        var binding = new Binding([new MetadataBinding([Samples.NatoRestricted], [BindingHeader.Message])]);

        Assert.True(BindingHeader.TryRead(BindingHeader.Write(binding), out var read, out var error), error);

        Assert.Equal(binding.Labels, read.Labels);
        Assert.Equal(BindingHeader.Message, Assert.Single(read.Bindings[0].Data));
    }

    [Fact]
    public void Headers_of_careless_writers_are_read()
    {
        const string type = "urn:nato:stanag:4778:bindinginformation:1:0";
        string[] headers =
        [
            $"binding-type=\"{type} binding-data-object=\"{Base64}\"",
            $"Binding-Type={type};Binding-Data-Object={Base64}",
            $"binding-data-object = \"{Base64}\" ; binding-type = \"{type}\"",
            $"binding-data-object=\"{Base64}",
        ];
        Assert.All(headers, header => Assert.True(BindingHeader.TryRead(header, out var read, out var error) && read.Labels.Length == 1, error));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("binding-data-object=\"%%\"")]
    [InlineData("binding-type=\"urn:other\"; binding-data-object=\"PGEvPg==\"")]
    [InlineData("binding-data-object=\"PGEvPg==\"")]
    public void What_holds_no_binding_is_refused_in_a_sentence(string? header)
    {
        Assert.False(BindingHeader.TryRead(header, out _, out var error));

        Assert.EndsWith(".", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packet_keeps_what_it_had_when_a_binding_is_added()
    {
        var packet = Samples.Bytes("<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Plan</dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>   ");

        Assert.True(XmpPacket.TryWrite(packet, Xml, out var once, out var error), error);
        Assert.True(XmpPacket.TryWrite(once, Xml, out var twice, out error), error);

        Assert.Contains("<dc:title>Plan</dc:title>", Encoding.UTF8.GetString(twice), StringComparison.Ordinal);
        Assert.True(XmpPacket.TryFind(twice, out var found, out error), error);
        Assert.Equal(Xml, Assert.Single(found).ToArray());
    }

    [Fact]
    public void A_new_packet_is_made_where_there_is_none()
    {
        Assert.True(XmpPacket.TryWrite(default, Xml, out var packet, out _));

        Assert.True(XmpPacket.TryFind(packet, out var found, out _) && BindingXml.TryRead(found[0], out var read, out _) && read.Labels.Length == 1);
    }

    [Theory]
    [InlineData("<rdf:Description><m:bindingInformation>{0}</m:bindingInformation></rdf:Description>")]
    [InlineData("<rdf:Description><m:bindingInformation>{1}</m:bindingInformation></rdf:Description>")]
    [InlineData("<rdf:Description><m:bindingInformation>{2}</m:bindingInformation></rdf:Description>")]
    [InlineData("<rdf:Description><m:bindingInformation><rdf:Bag><rdf:li>{1}</rdf:li></rdf:Bag></m:bindingInformation></rdf:Description>")]
    [InlineData("<rdf:Description m:bindingInformation=\"{3}\"/>")]
    public void Every_form_of_the_property_is_read(string form)
    {
        var text = Encoding.UTF8.GetString(Xml);
        text = text[text.IndexOf("<mb:", StringComparison.Ordinal)..];
        var escaped = System.Security.SecurityElement.Escape(text);
        var body = form.Replace("{0}", text, StringComparison.Ordinal).Replace("{1}", escaped, StringComparison.Ordinal)
            .Replace("{2}", Base64, StringComparison.Ordinal).Replace("{3}", escaped, StringComparison.Ordinal);
        var packet = Samples.Bytes($"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:m='urn:nato:stanag:4778:bindinginformation:1:0:xmp#'>{body}</rdf:RDF>");

        Assert.True(BindingParts.TryRead(packet, "XMP", out var labels, out var problem));

        Assert.Equal("", problem);
        Assert.Equal(new FoundLabel(Samples.NatoRestricted, "STANAG 4778 binding", "XMP"), Assert.Single(labels));
    }

    [Fact]
    public void A_mail_header_with_an_xml_label_is_read_over_several_parameters()
    {
        var label = Convert.ToBase64String(Samples.Bytes(LabelXml.ToElement(Samples.NatoRestricted).ToString()));

        Assert.True(SioLabelHeader.TryRead($"marking=\"NATO RESTRICTED\"; fgcolor=blue; type=\":xml\"; label*0=\"{label[..40]}\"; label*1=\"{label[40..]}\"", "header", out var found, out _));

        Assert.Equal(Samples.NatoRestricted, Assert.Single(found).Label);
    }

    [Fact]
    public void A_mail_header_with_an_ess_label_is_read()
    {
        Assert.True(SioLabelHeader.TryRead($"type=\":ess\"; label={Convert.ToBase64String(Ess("1.3.26.1.3.1", 4))}", "header", out var found, out _));

        Assert.Equal((PolicyId.Nato, "SECRET"), (Assert.Single(found).Label.Label.Policy, found[0].Label.Label.Classification));
    }

    [Fact]
    public void A_marking_that_says_something_else_than_the_label_counts_too()
    {
        Assert.True(SioLabelHeader.TryRead($"marking=\"NATO SECRET\"; type=\":ess\"; label={Convert.ToBase64String(Ess("1.3.26.1.3.1", 1))}", "header", out var found, out _));

        Assert.Equal(["UNCLASSIFIED", "SECRET"], found.Select(label => label.Label.Label.Classification));
    }

    [Theory]
    [InlineData("marking*=UTF-8''NATO%20SECRET; type=\":x411\"; label=AAAA")]
    [InlineData("marking=\"NATO\\ SECRET\"")]
    public void The_marking_counts_where_the_label_cannot_be_read(string header)
    {
        Assert.True(SioLabelHeader.TryRead(header, "header", out var found, out _));

        Assert.Equal("SECRET", Assert.Single(found).Label.Label.Classification);
    }

    [Fact]
    public void A_mail_header_that_nobody_can_read_is_a_problem()
    {
        Assert.False(SioLabelHeader.TryRead("marking=\"Kitchen only\"; type=\":x411\"; label=AAAA", "header", out _, out var problem));

        Assert.Contains(":x411", problem, StringComparison.Ordinal);
    }

    private static byte[] Ess(string policy, int classification)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSetOf())
        {
            writer.WriteObjectIdentifier(policy);
            writer.WriteInteger(classification);
        }
        return writer.Encode();
    }
}
