using System.Text;
using Caveat.Labels.Bindings;
using Caveat.Labels.Bindings.Carriers;
using Caveat.Labels.Bindings.Signatures;
using Caveat.Labels.Tests.Bindings;
using Caveat.Labels.Tests.Documents;
using Caveat.Labels.Tests.Pdf;
using static Caveat.Fuzzing.Targets.FuzzTargets;

namespace Caveat.Fuzzing.Targets;

/// <summary>Bindings and what carries them.</summary>
internal static class BindingTargets
{
    private static readonly Binding Sample = Samples.BindingOf(Samples.NatoRestricted, Samples.FrenchSecret) with { Digests = [new DataDigest("plan.txt", [.. new byte[48]])] };
    private static readonly byte[] Signed = BindingSigner.Sign(BindingXml.Write(Sample), Samples.Signer);

    private static readonly byte[][] Words =
    [
        .. LabelTargets.XmlWords,
        .. FuzzTargets.Words("MetadataBinding", "DataReference", "URI=\"\"", "URI=\"#xpointer(/)\"", "Signature", "Reference", "Transform", "DigestValue", "http://www.w3.org/2001/10/xml-exc-c14n#", "http://www.w3.org/2000/09/xmldsig#enveloped-signature", "Algorithm=\"", "X509Certificate", "SignatureValue"),
    ];

    private static readonly byte[][] PdfWords = FuzzTargets.Words(
        "obj", "endobj", "stream\n", "endstream", "xref\n", "trailer", "startxref\n", "%%EOF\n", "<<", ">>", "[", "]", "/Type/Catalog", "/Type/ObjStm", "/Type/XRef", "/Metadata 5 0 R", "/Length 4 0 R", "/Prev 0", "/Root 1 0 R", "/W[1 4 1]", "/W[9 9 9]", "/Index[0 99999999]",
        "/Filter/FlateDecode", "/Filter[/FlateDecode/FlateDecode]", "/DecodeParms<</Predictor 12/Columns 6>>", "/Columns 2147483647", "/First 0", "/N 99999999", "/Extends 4 0 R", "/Encrypt 1 0 R", "1 0 R", "(\\)", "<FEFF", "#00", "99999999999999999999", "-1", "0.0000001");

    public static IEnumerable<FuzzTarget> All()
    {
        var header = BindingHeader.Write(Samples.BindingOf(Samples.NatoRestricted));
        yield return new FuzzTarget("binding-xml", [Signed, BindingXml.Write(Sample)], Words, Xml);
        yield return new FuzzTarget("binding-header", [Bytes(header)], FuzzTargets.Words("binding-type=", "binding-data-object=", "\"", "\\", ";", "*0*=", "*1=", "utf-8''%FF", "=?utf-8?B?AA==?=", " ", "\r\n "), Header);
        yield return new FuzzTarget("sio-label", [Sio(Bytes("marking=\"NATO SECRET\"; fgcolor=red; type=\":xml\"; label=\"" + Convert.ToBase64String(Vector("labels/xml/strict.xml")) + "\"")), Sio(Bytes("marking*0*=utf-8''NATO%20; marking*1=SECRET; type=\":ess\"; label=\"MQ0GCCsGAQQBAgMEAgEE\""))], FuzzTargets.Words("type=\":xml\"", "type=\":ess\"", "label=\"", "label*0=\"", "marking=", "MQ==", "MYA", ";", "\"", "NATO SECRET"), SioLabel);
        _ = XmpPacket.TryWrite(default, BindingXml.Write(Sample), out var packet, out _);
        yield return new FuzzTarget("xmp", [packet], [.. Words, .. FuzzTargets.Words("<?xpacket end='w'?>", "rdf:Description", "rdf:RDF", "x:xmpmeta", "bindingInformation")], Xmp);
        yield return new FuzzTarget("label-mapping", [Bytes("{\"8a6b4c2d-0000-4000-8000-000000000001\":\"NATO SECRET\",\"b\":\"EU RESTRICTED\"}")], FuzzTargets.Words("{", "}", "\"", ":", ",", "NATO SECRET", "null"), Mapping);
        yield return new FuzzTarget("label-pdf", [PackedPdf.Make(), new HandPdf { Catalogue = "/Lang (e\\(n) /Metadata 4 0 R" }.Object("<</Subtype/XML/Length 4>>\nstream\n<a/>\nendstream").Page("x").ToBytes()], [.. PdfWords, .. LabelTargets.XmlWords], Pdf);
        yield return new FuzzTarget("label-office", [Package()], Words, Office) { IsPacked = true };
    }

    private static byte[] Sio(byte[] value) => value;

    private static string Xml(byte[] input)
    {
        var isRead = BindingXml.TryRead(input, out var binding, out var error);
        Promise.IsEither(isRead, binding, error);
        var check = BindingVerifier.Verify(input, [Samples.Signer], Samples.NoData);
        foreach (var fault in check.Faults)
        {
            Promise.IsSentence(fault);
        }
        var isFound = BindingParts.TryRead(input, "", out _, out var problem);
        return $"{Promise.Kind(error)} {string.Concat(check.Faults.Select(Promise.Kind))} {string.Concat(check.Signatures.Select(signature => Promise.Kind(signature.ToString())))} {isFound} {Promise.Kind(problem)}";
    }

    private static string Header(byte[] input)
    {
        var isRead = BindingHeader.TryRead(Encoding.UTF8.GetString(input), out var binding, out var error);
        Promise.IsEither(isRead, binding, error);
        return Promise.Kind(error);
    }

    private static string SioLabel(byte[] input)
    {
        var isRead = SioLabelHeader.TryRead(Encoding.UTF8.GetString(input), "", out var labels, out var problem);
        BrokenPromiseException.Unless(isRead == (problem.Length == 0) && isRead == labels.Count > 0, "labels and problem disagree");
        if (problem.Length > 0)
        {
            Promise.IsSentence(problem);
        }
        return $"{labels.Count} {Promise.Kind(problem)}";
    }

    private static string Xmp(byte[] input)
    {
        var isFound = XmpPacket.TryFind(input, out var bindings, out var error);
        BrokenPromiseException.Unless(isFound == error is null, "an error with success, or a failure without one");
        var isWritten = XmpPacket.TryWrite(input, BindingXml.Write(Sample), out var written, out var refusal);
        BrokenPromiseException.Unless(!isWritten || (XmpPacket.TryFind(written, out var again, out _) && again.Count > 0), "a binding that is written is not found");
        return $"{bindings.Count} {Promise.Kind(error)} {Promise.Kind(refusal)}";
    }

    private static string Mapping(byte[] input)
    {
        var isRead = LabelMapping.TryParse(input, out var mapping, out var error);
        Promise.IsEither(isRead, mapping, error);
        return Promise.Kind(error);
    }

    private static string Pdf(byte[] input)
    {
        var carrier = new PdfCarrier("plan.pdf", input);
        return Carried(carrier, written => new PdfCarrier("plan.pdf", written));
    }

    private static string Office(byte[] input)
    {
        try
        {
            return Carried(new OfficeCarrier("plan.docx", new OfficePackage(input)), written => new OfficeCarrier("plan.docx", new OfficePackage(written)));
        }
        catch (InvalidDataException damage)
        {
            // What a damaged archive is told with.
            return Promise.Kind(damage.Message);
        }
    }

    private static string Carried(ILabelCarrier carrier, Func<byte[], ILabelCarrier> open)
    {
        foreach (var problem in carrier.Problems)
        {
            Promise.IsSentence(problem);
        }
        carrier.Data("pack:///word/document.xml");
        if (!carrier.TryWrite(Signed, null, out var written, out var error))
        {
            Promise.IsSentence(error);
        }
        else
        {
            BrokenPromiseException.Unless(open(written).Bindings.Count > carrier.Bindings.Count, "a label that is written is not read again");
        }
        return $"{carrier.Bindings.Count} {string.Concat(carrier.Problems.Select(Promise.Kind))} {Promise.Kind(error)}";
    }

    private static byte[] Package() => Packages.Zip(
        (OfficePackage.ContentTypes, "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
        ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        ("word/document.xml", "<document/>"),
        ("word/_rels/document.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml\" Target=\"../customXml/item1.xml\"/></Relationships>"),
        ("customXml/item1.xml", Encoding.UTF8.GetString(Signed)));
}
