namespace Caveat.Labels.Documents.Tools;

/// <summary>A folder that only this account may enter, deleted with what is in it.</summary>
/// <remarks>A crash leaves the folder, and so a document's content, in the temporary directory: point TMPDIR at memory or an encrypted disk.</remarks>
internal sealed class PrivateFolder : IDisposable
{
    // The mode is 0700 on Unix.
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("caveat-");

    public string FullName => _folder.FullName;

    public string PathOf(string name) => Path.Combine(FullName, name);

    public string Write(string name, ReadOnlyMemory<byte> content)
    {
        var path = PathOf(name);
        using var file = File.Create(path);
        file.Write(content.Span);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
