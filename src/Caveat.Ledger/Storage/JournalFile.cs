using Microsoft.Win32.SafeHandles;

namespace Caveat.Ledger.Storage;

/// <summary>A journal segment on the real disk.</summary>
internal sealed class JournalFile(string path, SafeFileHandle file) : IJournalFile
{
    public string Path => path;

    public void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(file, bytes, offset);

    public void Sync() => Libc.SyncData(file);

    public void Truncate(long length) => RandomAccess.SetLength(file, length);

    public void Dispose() => file.Dispose();
}
