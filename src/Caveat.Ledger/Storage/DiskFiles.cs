namespace Caveat.Ledger.Storage;

/// <summary>The real disk.</summary>
internal sealed class DiskFiles : ILogFiles
{
    private static readonly byte[] Zeros = new byte[1 << 20];

    public IDisposable Lock(string path)
    {
        CreateFolderOf(path);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new IOException(
                $"The log is held by another process through '{path}'; a log has one writer, so stop the other one first.",
                exception);
        }
    }

    public IReadOnlyList<string> List(string directory)
    {
        try
        {
            return [.. Directory.EnumerateFiles(directory).Select(path => Path.GetFileName(path))];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    public byte[]? TryRead(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        CreateFolderOf(path);
        File.WriteAllBytes(path, bytes);
    }

    public void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        CreateFolderOf(path);
        var fresh = path + ".new";
        using (var file = File.OpenHandle(fresh, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, bytes, 0);
            // Bytes before name: a rename that reaches the disk first would leave an empty file after a power loss.
            RandomAccess.FlushToDisk(file);
        }

        File.Move(fresh, path, overwrite: true);
    }

    public void SyncFile(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    public void SyncDirectory(string path) => Libc.SyncDirectory(path);

    public void Delete(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    public void Truncate(string path, long length)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write);
        if (RandomAccess.GetLength(file) > length)
        {
            RandomAccess.SetLength(file, length);
        }
    }

    public IJournalFile CreateJournal(string path, int length)
    {
        CreateFolderOf(path);
        // Reserving first fails at once on a full disk. The zeros are then written because a block that was only
        // reserved costs a metadata write at its first sync: tens of times the p99 of a block that was written.
        var file = File.OpenHandle(
            path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, FileOptions.None, preallocationSize: length);
        try
        {
            for (var offset = 0; offset < length; offset += Zeros.Length)
            {
                RandomAccess.Write(file, Zeros.AsSpan(0, Math.Min(Zeros.Length, length - offset)), offset);
            }

            RandomAccess.FlushToDisk(file);
            SyncDirectory(Path.GetDirectoryName(path)!);
            return new JournalFile(path, file);
        }
        catch
        {
            file.Dispose();
            File.Delete(path);
            throw;
        }
    }

    private static void CreateFolderOf(string path) => Directory.CreateDirectory(Path.GetDirectoryName(path)!);
}
