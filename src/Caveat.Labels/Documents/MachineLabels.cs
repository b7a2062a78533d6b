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

    public static void ReadPart(ReadOnlyMemory<byte> xml, string part, DocumentBuilder into, DocumentReader reader)
    {
        if (xml.Length > LongestPart || !BindingParts.TryRead(xml, part, out var labels, out var problem, reader.Mapping))
        {
            return;
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
    }

    public static void ReadPart(ZipEntry entry, string part, DocumentBuilder into, DocumentReader reader)
    {
        if (entry.Length <= LongestPart)
        {
            ReadPart(entry.Unpack(into), part, into, reader);
        }
    }
}
