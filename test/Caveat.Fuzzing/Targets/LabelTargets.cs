using Caveat.Labels.Metadata;
using Caveat.Labels.Policies;
using static Caveat.Fuzzing.Targets.FuzzTargets;

namespace Caveat.Fuzzing.Targets;

/// <summary>Labels, clearances and policies as XML and JSON.</summary>
internal static class LabelTargets
{
    public static readonly byte[][] XmlWords = Words(
        "<?xml version=\"1.0\"?>", "version=\"1.0 \"", "version='1.1'", "encoding=\"utf-16\"", "encoding=\"x\"", "standalone=\"maybe\"", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "&#0;", "&#xD800;", "&#x10FFFF;", "&amp;", "<![CDATA[", "]]>", "<!--", "-->", "<?pi ?>",
        "xmlns=\"\"", "xmlns:a=\"b\"", "xml:space=\"preserve\"", "<a>", "</a>", "<a/>", "\uFEFF", "\u201C", "\u201D", "urn:nato:stanag:4774:confidentialitymetadatalabel:1:0", "Category", "TagName=\"Releasable To\"", "Type=\"PERMISSIVE\"", "Type=\"RESTRICTIVE\"", "GenericValue", "Classification",
        "PolicyIdentifier", "CreationDateTime", "ReviewDateTime=\"9999-12-31T23:59:59+14:00\"", "0001-01-01T00:00:00-14:00", "SuccessionHandling", "SuccessorConfidentialityLabel", "OriginatorID", "urn:oid:1.3.26.1.3.1", "NATO", "PUBLIC", "SECRET");

    private const string Clearance = """
        <sclr:ConfidentialityClearance xmlns:sclr="urn:nato:stanag:4774:confidentialityclearance:1:0"><sclr:PolicyIdentifier URI="urn:oid:1.3.26.1.3.1">NATO</sclr:PolicyIdentifier><sclr:ClassificationList><sclr:Classification>SECRET</sclr:Classification></sclr:ClassificationList><sclr:Category TagName="Context" Type="PERMISSIVE"><sclr:GenericValue>NATO</sclr:GenericValue></sclr:Category></sclr:ConfidentialityClearance>
        """;

    public static IEnumerable<FuzzTarget> All()
    {
        var strict = Vector("labels/xml/strict.xml");
        _ = LabelXml.TryRead(strict, out var label, out _);
        _ = LabelJson.TryWrite(label!, out var json, out _);
        yield return new FuzzTarget("label-xml", [strict], XmlWords, Label);
        yield return new FuzzTarget("label-json", [json!], Words("{", "}", "[", "]", "null", "true", "1e999", "\"\\ud800\"", "\"Xmlns\":", "\"ConfidentialityInformation\":{", "\"CreationTime\":", "\"Category\":[", "\"SuccessionHandling\":{", "\"\"", ",", ":", "//", "/*"), Json);
        yield return new FuzzTarget("clearance-xml", [Bytes(Clearance)], XmlWords, Cleared);
        yield return new FuzzTarget("spif", [Vector("labels/fictitia.spif.xml")], [.. XmlWords, .. Words("schemaVersion=\"3.0\"", "lacv=\"-1\"", "hierarchy=\"99999999999\"", "singleSelection=\"true\"", "tagType=\"enumerated\"", "enumType=\"bitSetAttributes\"", "minSelection=\"2\"", "userInput", "[", "(a+)+$", "requiredCategory", "excludedCategory", "<excludedClass>", "equivalentClassification", "markingData phrase=\"", "markingQualifier", "spif:")], Policy);
    }

    private static string Label(byte[] input)
    {
        var isRead = LabelXml.TryRead(input, out var label, out var error);
        Promise.IsEither(isRead, label, error);
        if (label is null)
        {
            return Promise.Kind(error);
        }
        if (LabelXml.TryWrite(label, out var element, out var fault))
        {
            BrokenPromiseException.Unless(LabelXml.TryRead(Bytes(element.ToString()), out var again, out _) && again == label, "a label reads back otherwise: XML");
        }
        else
        {
            Promise.IsSentence(fault);
        }
        return $"{fault} {label.Role} {label.Label.Categories.Length} {label.Succession is null} {label.Originator is null} {label.CreatedAt is null} {label.ReviewAt is null}";
    }

    private static string Json(byte[] input)
    {
        var isRead = LabelJson.TryRead(input, out var label, out var error);
        Promise.IsEither(isRead, label, error);
        if (label is null)
        {
            return Promise.Kind(error);
        }
        if (LabelJson.TryWrite(label, out var json, out var fault))
        {
            BrokenPromiseException.Unless(LabelJson.TryRead(json, out var again, out _) && again == label, "a label reads back otherwise: JSON");
        }
        else
        {
            Promise.IsSentence(fault);
        }
        return $"{Promise.Kind(fault)} {label.Role} {label.Label.Categories.Length} {label.Succession is null}";
    }

    private static string Cleared(byte[] input)
    {
        var isRead = ClearanceXml.TryRead(input, out var clearance, out var error);
        Promise.IsEither(isRead, clearance, error);
        if (clearance is null)
        {
            return Promise.Kind(error);
        }
        try
        {
            BrokenPromiseException.Unless(ClearanceXml.TryRead(Bytes(ClearanceXml.ToElement(clearance).ToString()), out var again, out _) && again == clearance, "a clearance reads back otherwise: XML");
        }
        catch (ArgumentException fault)
        {
            // What it promises for a clearance that XML would not give back.
            return Promise.Kind(fault.Message);
        }
        return $"{clearance.Classifications.Length} {clearance.Categories.Length}";
    }

    private static string Policy(byte[] input)
    {
        var isRead = SpifReader.TryRead(input, out var policy, out var error);
        Promise.IsEither(isRead, policy, error);
        return policy is null ? Promise.Kind(error) : $"{policy.Classifications.Length} {policy.TagSets.Length} {policy.Equivalences.Length}";
    }
}
