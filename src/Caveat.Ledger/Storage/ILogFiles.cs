namespace Caveat.Ledger.Storage;

/// <summary>The disk as the writer sees it: what each call leaves behind in a crash is part of its contract.</summary>
/// <remarks>A seam, so that tests can fail or crash at each call. Failures are <see cref="IOException"/>.</remarks>
internal interface ILogFiles
{
    /// <summary>Holds a file for this process until disposed; fails when another process holds it.</summary>
    IDisposable Lock(string path);

    /// <summary>Names, without folder, of the files in a folder; none when there is no such folder.</summary>
    IReadOnlyList<string> List(string directory);

    byte[]? TryRead(string path);

    /// <summary>Writes a file, making its folder. Until synced a crash may leave it absent, empty or torn.</summary>
    void Write(string path, ReadOnlySpan<byte> bytes);

    /// <summary>Replaces a file at one stroke: a crash leaves the old bytes or the new ones.</summary>
    void Replace(string path, ReadOnlySpan<byte> bytes);

    /// <summary>Makes a file's bytes survive a crash; their name does once <see cref="SyncDirectory"/> ran too.</summary>
    void SyncFile(string path);

    void SyncDirectory(string path);

    /// <summary>Removes a file or a folder with all in it; nothing happens when there is none.</summary>
    void Delete(string path);

    void Truncate(string path, long length);

    /// <summary>Makes a file of zeros that survives a crash with its name, so that writing in it needs no further space.</summary>
    IJournalFile CreateJournal(string path, int length);
}
