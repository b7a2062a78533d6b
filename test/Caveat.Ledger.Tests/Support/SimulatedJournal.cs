using Caveat.Ledger.Storage;

namespace Caveat.Ledger.Tests.Support;

internal sealed class SimulatedJournal(SimulatedDisk disk, string path, SimulatedFile file) : IJournalFile
{
    public string Path => path;

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        var copy = bytes.ToArray();
        disk.Call("append", path, () =>
        {
            copy.CopyTo(file.Now, offset);
            return 0;
        });
    }

    public void Sync() => disk.Call("sync", path, () =>
    {
        file.Sync();
        return 0;
    });

    public void Truncate(long length) => disk.Call("truncate", path, () => file.Now = file.Now[..(int)length]);

    public void Dispose()
    {
    }
}
