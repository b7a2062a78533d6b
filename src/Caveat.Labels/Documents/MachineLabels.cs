using Caveat.Labels.Bindings;
using Caveat.Labels.Documents.Archives;

namespace Caveat.Labels.Documents;

/// <summary>Hands properties and parts that may hold machine-readable labels to those who know them.</summary>
internal static class MachineLabels
{
    // A label is some kilobytes; a larger part is not taken into memory as a whole.
    private const int LongestPart = 16 << 20;

    private const string MipPrefix = "MSIP_Label_";

    /// <param name="hasLabelList">Whether the document has Microsoft's newer list of labels, before which the older properties do not count ([MS-OFFCRYPTO] 2.6.3).</param>
    public static void ReadProperties(IReadOnlyDictionary<string, string> properties, string part, bool hasLabelList, DocumentBuilder into, DocumentReader reader)
    {
        var counted = hasLabelList
            ? properties.Where(property => !property.Key.StartsWith(MipPrefix, StringComparison.OrdinalIgnoreCase)).ToDictionary(property => property.Key, property => property.Value)
            : properties;
        foreach (var label in PropertyLabels.Read(counted, part, reader.Mapping))
        {
            into.Add(label);
        }
    }

    /// <returns>Whether the part is labels and nothing else, so that its words are no text: RESTRICTED in a label is no marking of its own.</returns>
    public static bool ReadPart(ReadOnlyMemory<byte> xml, string part, DocumentBuilder into, DocumentReader reader)
    {
        if (xml.Length > LongestPart || !BindingParts.TryRead(xml, part, out var labels, out var problem, reader.Mapping))
        {
            return false;
        }
        foreach (var label in labels)
        {
            into.Add(label);
        }
        if (problem.Length > 0)
        {
            // Fails closed: there is a label that could not be read.
            into.Report(DocumentStatus.Unread, problem);
        }
        return labels.Count > 0 && problem.Length == 0 && xml.Span.IndexOf(":BindingInformation"u8) >= 0 && !EnclosesData(xml.Span);
    }

    public static bool ReadPart(ZipEntry entry, string part, DocumentBuilder into, DocumentReader reader) =>
        entry.Length <= LongestPart && ReadPart(entry.Unpack(into), part, into, reader);

    // A binding may carry what it labels: that is text like any other.
    private static bool EnclosesData(ReadOnlySpan<byte> xml) =>
        xml.IndexOf(":Data>"u8) >= 0 || xml.IndexOf(":Data "u8) >= 0 || xml.IndexOf("<Data"u8) >= 0;
}
