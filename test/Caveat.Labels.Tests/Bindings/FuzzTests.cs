using System.IO.Compression;
using Caveat.Labels.Bindings;
using Caveat.Labels.Bindings.Carriers;
using Caveat.Labels.Bindings.Signatures;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Labels.Tests.Bindings;

/// <summary>Whatever is done to a file, it is read or refused: nothing is thrown but what a caller is told of, and nothing hangs.</summary>
public sealed class FuzzTests
{
    private static readonly byte[] Xml = BindingSigner.Sign(
        BindingXml.Write(Samples.BindingOf(Samples.NatoRestricted, Samples.FrenchSecret) with { Digests = [new DataDigest("plan.txt", [.. new byte[48]])] }),
        Samples.Signer);

    [Fact]
    public void A_damaged_binding_is_read_or_refused() => Fuzz(Xml, bytes =>
    {
        BindingXml.TryRead(bytes, out _, out _);
        BindingVerifier.Verify(bytes, [Samples.Signer], Samples.NoData);
        BindingParts.TryRead(bytes, "", out _, out _);
        XmpPacket.TryFind(bytes, out _, out _);
        XmpPacket.TryWrite(bytes, Xml, out _, out _);
    });

    [Fact]
    public void A_damaged_pdf_is_read_or_refused() => Fuzz(PackedPdf.Make(), Label);

    [Fact]
    public void A_damaged_pdf_with_a_table_is_read_or_refused() => Fuzz(
        Samples.Bytes("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Lang(e\\(n)/Pages 2 0 R/Metadata 3 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n3 0 obj\n<</Subtype/XML/Length 4 0 R>>\nstream\n<a/>\nendstream\nendobj\n4 0 obj\n4\nendobj\nxref\n0 5\n0000000000 65535 f \n0000000009 00000 n \n0000000082 00000 n \n0000000131 00000 n \n0000000196 00000 n \ntrailer\n<</Size 5/Root 1 0 R>>\nstartxref\n212\n%%EOF\n"),
        Label);

    [Fact]
    public void A_damaged_package_is_read_or_refused() => Fuzz(Package(), bytes =>
    {
        try
        {
            var package = new OfficePackage(bytes);
            var carrier = new OfficeCarrier("plan.docx", package);
            carrier.TryWrite(Xml, null, out _, out _);
            carrier.Data("pack:///word/document.xml");
        }
        catch (InvalidDataException)
        {
            // What a damaged archive is told with.
        }
    });

    [Fact]
    public void Any_header_is_read_or_refused() => Prop.ForAll<NonNull<string>>(text =>
    {
        BindingHeader.TryRead(text.Get, out _, out _);
        BindingHeader.TryRead($"binding-type=\"{text.Get}; binding-data-object={text.Get}", out _, out _);
        SioLabelHeader.TryRead(text.Get, "", out _, out _);
        SioLabelHeader.TryRead($"marking*0*={text.Get}; type=\":ess\"; label=\"MQA=\"; label*0={text.Get}", "", out _, out _);
        _ = LabelMapping.TryParse(Samples.Bytes(text.Get), out _, out _);
        _ = PropertyLabels.Read(new Dictionary<string, string> { ["MSIP_Label_" + text.Get] = text.Get, ["bjDocumentLabelXML"] = text.Get, ["urn:bails:a:Marking:b"] = text.Get, [text.Get + "Classification"] = text.Get }, "").Count();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    // Bytes are changed, taken out, doubled and cut off, at a seed that a failure names.
    private static void Fuzz(byte[] sample, Action<byte[]> read)
    {
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue - 1).ListOf(9).ToArbitrary(),
            numbers => read(Mutate(sample, [.. numbers]))).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500));
        for (var length = 0; length < sample.Length; length += Math.Max(1, sample.Length / 300))
        {
            read(sample[..length]);
        }
    }

    private static byte[] Mutate(byte[] sample, int[] numbers)
    {
        var bytes = sample.ToList();
        for (var i = 0; i + 2 < numbers.Length && bytes.Count > 2; i += 3)
        {
            var at = numbers[i] % bytes.Count;
            switch (numbers[i + 1] % 4)
            {
                case 0:
                    bytes[at] = (byte)numbers[i + 2];
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(numbers[i + 2] % 16, bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(numbers[i + 2] % 64, bytes.Count - at)));
                    break;
                default:
                    // Digits are where offsets, lengths and counts are.
                    var digit = bytes.FindIndex(at, value => value is >= (byte)'0' and <= (byte)'9');
                    bytes[Math.Max(digit, 0)] = (byte)('0' + (numbers[i + 2] % 10));
                    break;
            }
        }
        return [.. bytes];
    }

    private static void Label(byte[] bytes)
    {
        var carrier = new PdfCarrier("plan.pdf", bytes);
        carrier.TryWrite(Xml, null, out _, out _);
    }

    private static byte[] Package()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
            Write(archive, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Write(archive, "word/document.xml", "<document/>");
            Write(archive, "customXml/item1.xml", System.Text.Encoding.UTF8.GetString(Xml));
        }
        return file.ToArray();
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var into = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
        into.Write(Samples.Bytes(text));
    }
}
