namespace Caveat.Labels.Documents.Archives;

/// <summary>One entry of any archive, read as a document within it.</summary>
internal static class ArchiveEntry
{
    /// <param name="unpack">Gives the content; null for a folder, of which only the name is read.</param>
    public static void Read(DocumentPart archive, string name, Func<ReadOnlyMemory<byte>>? unpack, DocumentBuilder into, DocumentReader reader)
    {
        var path = archive.Within($"entry {DocumentPart.Quote(name)}");
        into.Guard(path, () =>
        {
            into.CountEntry();
            if (LeadsOutside(name))
            {
                // Nothing is written here, but whoever unpacks it would write elsewhere. Its content is still read.
                into.Report(DocumentStatus.Refused, $"{path} is refused: its name leads out of the archive.");
            }
            if (unpack is null)
            {
                into.Add(new Passage(name, Place.FileName, path));
                return;
            }
            reader.ReadPart(new DocumentPart(name, unpack(), path, archive.Depth + 1), into);
        });
    }

    private static bool LeadsOutside(string name) =>
        name.StartsWith('/') || name.Split('/', '\\').Contains("..") || (name.Length > 1 && name[1] == ':');
}
