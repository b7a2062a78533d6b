using System.Buffers.Binary;
using System.Text;
using Caveat.Labels.Bindings;
using Caveat.Labels.Bindings.Carriers;
using Caveat.Labels.Documents;
using Caveat.Labels.Grammar;
using Caveat.Labels.Markings;
using Caveat.Labels.Metadata;
using Caveat.Labels.Policies;
using Caveat.Labels.Tests.Bindings;
using Caveat.Labels.Tests.Documents;
using Xunit;

namespace Caveat.Labels.Tests;

/// <summary>What test/Caveat.Fuzzing found, so that it stays mended.</summary>
public sealed class FuzzFindingTests
{
    private const string Odd = "x\u0001\u001B[2J\u0085\u2028\u202Ey";

    private static readonly string Binding = Encoding.UTF8.GetString(BindingXml.Write(Samples.BindingOf(Samples.NatoRestricted)));

    // The reader of XML lets the version "1.0 " pass, and one of the two models does not.
    [Fact]
    public void A_binding_whose_XML_has_an_odd_version_does_not_hold()
    {
        var odd = Samples.Bytes("<?xml version=\"1.0 \"?>" + Binding[Binding.IndexOf("<mb:", StringComparison.Ordinal)..]);

        Assert.False(BindingVerifier.Verify(odd, [], Samples.NoData).Holds);
    }

    [Theory]
    [InlineData("{\"a\": \"NATO SECRET\\ud800\"}")]
    [InlineData("{\"\\ud800\": \"NATO SECRET\"}")]
    public void A_label_mapping_with_half_a_character_is_refused(string json)
    {
        Assert.False(LabelMapping.TryParse(Samples.Bytes(json), out _, out var error));

        Assert.Equal("The label mapping is not JSON: it holds text that is no Unicode.", error);
    }

    // Opening the XML already reads the first characters.
    [Fact]
    public void A_part_whose_first_character_is_damaged_is_unread()
    {
        var package = Packages.Zip(("mimetype", Samples.Bytes("application/vnd.oasis.opendocument.text")), ("content.xml", Samples.Bytes("<a/>")), ("META-INF/manifest.xml", [0xEF, 0xBB, 0xBF, 0xBF, .. "<manifest/>"u8]));

        Assert.Equal("\"a.odt\" cannot be read: its XML is damaged at line 1.", Readings.Of("a.odt", package).Problem);
    }

    // RFC 1950: the header asks for a preset dictionary, which nobody has.
    [Fact]
    public void The_metadata_of_a_PDF_that_wants_a_dictionary_is_a_problem()
    {
        var file = new Pdf.HandPdf { Catalogue = "/Metadata 4 0 R" }.Object("<</Subtype/XML/Filter/FlateDecode/Length 8>>\nstream\n\u0078\u0020abcdef\nendstream").Page("").ToBytes();

        Assert.Equal(["The XMP packet of the document cannot be decoded."], new PdfCarrier("a.pdf", file).Problems);
    }

    [Fact]
    public void No_sentence_hands_on_signs_that_a_terminal_obeys_or_text_without_end()
    {
        var odd = Odd + new string('z', 10_000);
        List<string?> sentences = [];
        _ = MarkingText.TryParse(Odd, out _, out var fault);
        sentences.Add(fault?.Sentence);
        _ = MarkingText.TryParse("SECRET//" + new string('Q', 4_000), out _, out fault, PolicyId.Usa);
        sentences.Add(fault?.Sentence);
        _ = SioLabelHeader.TryRead($"type=\"{odd}\"; label=AAAA", "", out _, out var problem);
        sentences.Add(problem);
        _ = BindingHeader.TryRead($"binding-type=\"{odd}\"; binding-data-object=\"AAAA\"", out _, out var error);
        sentences.Add(error);
        _ = LabelMapping.TryParse(Encoding.UTF8.GetBytes($"{{\"{new string('z', 10_000)}\\u001b\": \"x\\u0001\"}}"), out _, out error);
        sentences.Add(error);
        _ = LabelXml.TryWrite(Samples.NatoRestricted with { PrivacyMark = Odd }, out _, out error);
        sentences.Add(error);
        var spif = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(Vectors.Root, "test", "vectors", "labels", "fictitia.spif.xml")));
        _ = SpifReader.TryRead(Encoding.UTF8.GetBytes(spif.Replace("tagType=\"restrictive\"", $"tagType=\"\u0085{new string('z', 10_000)}\"", StringComparison.Ordinal)), out _, out error);
        sentences.Add(error);
        sentences.AddRange(BindingVerifier.Verify(Samples.Bytes(Binding.Replace("plan.txt", "pl\u0085\u202Ean.txt", StringComparison.Ordinal)), [], Samples.NoData).Faults);

        Assert.Equal(8, sentences.Count);
        Assert.All(sentences, sentence =>
        {
            Assert.NotNull(sentence);
            Assert.InRange(sentence.Length, 2, 400);
            Assert.DoesNotContain(sentence, sign => char.IsControl(sign) || sign is '\u202E' or '\u2028');
        });
    }

    [Theory]
    [InlineData("plan\u202Efdp.exe", "plan\uFFFDfdp.exe")]
    [InlineData("\uD83D\uDD12", "\uD83D\uDD12")]
    [InlineData("žluťoučký", "žluťoučký")]
    public void A_name_is_shown_without_signs_that_do_not_show(string name, string shown) =>
        Assert.Equal($"\"{shown}\"", DocumentPart.Quote(name));

    [Fact]
    public void Half_a_character_is_not_shown() => Assert.Equal("\"a\uFFFD\"", DocumentPart.Quote("a\uD83D"));

    [Fact]
    public void A_binding_is_not_added_to_a_description_that_is_removed()
    {
        var packet = Samples.Bytes("<x><m:bindingInformation xmlns:m='urn:nato:stanag:4778:bindinginformation:1:0:xmp#'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></m:bindingInformation></x>");

        Assert.False(XmpPacket.TryWrite(packet, Samples.Bytes(Binding), out _, out var error));
        Assert.Equal("The XMP packet has no rdf:RDF element that a property could be added to.", error);
    }

    [Fact]
    public void A_package_that_lies_about_the_length_of_a_part_is_damaged()
    {
        var file = Packages.Docx();
        for (var at = file.AsSpan().IndexOf("PK\x1\x2"u8); at >= 0; at = file.AsSpan(at + 4).IndexOf("PK\x1\x2"u8) is var next and >= 0 ? at + 4 + next : -1)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at + 24), 0xA0000000);
        }

        var failure = Assert.Throws<InvalidDataException>(() => new OfficePackage(file).With([new(OfficePackage.ContentTypes, [])]));
        Assert.Equal("The part \"[Content_Types].xml\" is damaged: it declares 2684354560 bytes.", failure.Message);
    }

    // The whole line is told by its end; a growing one must be held from its start.
    [Theory]
    [InlineData("TO NATOCONFIdENTIAL")]
    [InlineData("TO~NATO CONFIdENTIAL")]
    [InlineData("RUSSIA NATO SECrET")]
    [InlineData("VS-NfDSECRET//NOFORN")]
    [InlineData("1 SECRE/")]
    [InlineData("ECRET<h1A")]
    [InlineData("//WI//NS)//NS)O&N SECRET//WI//NS)O&N SECRET//WI//NS)O&N SECRET//N")]
    public void A_line_that_only_its_end_tells_is_held_from_its_start(string line)
    {
        var scanner = new MarkingScanner();
        scanner.Reset();
        foreach (var sign in line)
        {
            scanner.Append([sign]);
            Assert.Equal(0, scanner.HoldFrom);
        }
        scanner.Complete();

        Assert.Single(scanner.Found);
    }

    [Theory]
    [InlineData("//JOINt SECRET CAN USA//REL TO USA, CAN")]
    [InlineData("TO NATO SECREt")]
    [InlineData("TO SECRET Page 1 of 3")]
    [InlineData("//DU SECRET//REL TO USA, DcitizenCOSMIC")]
    [InlineData("to` secret//si//noforn")]
    [InlineData("<td>NATO SECRET</td>")]
    [InlineData("<\u0018-- x(NS) The convoy leaves.")]
    [InlineData("<div>(NS) The convoy leaves.")]
    [InlineData("(//-OIOINT S CAN USA) The convoy.")]
    public void A_line_that_reading_would_mark_is_not_passed_over(string line)
    {
        List<Marking> found = [];
        new MarkingReader().Read(line, found);

        Assert.Single(found);
    }

    [Fact]
    public void A_part_of_a_line_is_not_repaired()
    {
        List<Marking> found = [];
        new MarkingReader().Read("ATTACHMENT\tO SNECRET", found);

        Assert.Empty(found);
    }
}
