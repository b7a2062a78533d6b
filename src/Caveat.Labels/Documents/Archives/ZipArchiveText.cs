namespace Caveat.Labels.Documents.Archives;

/// <summary>Reads every entry of a ZIP file as a document of its own. Nothing is written anywhere.</summary>
internal static class ZipArchiveText
{
    public static string Read(DocumentPart part, ZipDirectory directory, DocumentBuilder into, DocumentReader reader)
    {
        foreach (var entry in directory.Entries)
        {
            ArchiveEntry.Read(part, entry.Name, entry.IsDirectory ? null : () => entry.Unpack(into), into, reader);
        }
        return "ZIP archive";
    }
}
