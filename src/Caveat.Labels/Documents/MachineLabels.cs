using Caveat.Labels.Documents.Archives;

namespace Caveat.Labels.Documents;

/// <summary>Hands properties and parts that may hold machine-readable labels to those who know them.</summary>
internal static class MachineLabels
{
    public static void ReadProperties(IReadOnlyDictionary<string, string> properties, string part, bool hasLabelList, DocumentBuilder into, DocumentReader reader)
    {
    }

    public static void ReadPart(ReadOnlyMemory<byte> xml, string part, DocumentBuilder into, DocumentReader reader)
    {
    }

    public static void ReadPart(ZipEntry entry, string part, DocumentBuilder into, DocumentReader reader)
    {
    }
}
