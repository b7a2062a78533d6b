using System.Security.Cryptography;
using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Journal;
using Caveat.Ledger.Storage;
using Caveat.Ledger.Tiles;
using Caveat.Ledger.Tree;

namespace Caveat.Ledger.Integration;

/// <summary>Turns durable entries into bundles, tiles and checkpoints. Used by one thread.</summary>
/// <remarks>
/// INVARIANT: the journal keeps an entry until its full bundle and tiles are synced, so nothing here has to be synced
/// before a checkpoint is published: after a power loss the same tiles are made again from the journal.
/// </remarks>
internal sealed class TilePublisher(ILogFiles files, AppendLogOptions options, RightEdge edge, CheckpointFile head)
{
    private readonly List<string> _unsynced = [];

    // At the first turn and after a failure files may stand already, and readers may be in them.
    private bool _mayExist = true;

    public long Size => edge.Size;

    /// <summary>Appends a durable batch to the tree, in memory.</summary>
    public void Add(Batch batch)
    {
        var bytes = batch.Bytes;
        Span<byte> leaf = stackalloc byte[TreeHash.Length];
        while (!bytes.IsEmpty)
        {
            var length = BitConverter.ToInt32(bytes[4..]);
            // The zero byte before the entry is the leaf's prefix (see JournalRecord).
            SHA256.HashData(bytes.Slice(JournalRecord.HeaderBytes - 1, length + 1), leaf);
            edge.Add(bytes.Slice(JournalRecord.HeaderBytes, length), leaf);
            bytes = bytes[JournalRecord.LengthOf(length)..];
        }
    }

    /// <summary>Publishes everything appended so far. After a failure the next call does it all again.</summary>
    public SignedCheckpoint Publish()
    {
        try
        {
            var published = PublishInOrder();
            _mayExist = false;
            return published;
        }
        catch
        {
            _mayExist = true;
            throw;
        }
    }

    /// <summary>Makes every full bundle and tile survive a power loss, so that the journal may forget their entries.</summary>
    public void Sync()
    {
        if (_unsynced.Count == 0)
        {
            return;
        }

        HashSet<string> folders = [];
        foreach (var path in _unsynced)
        {
            files.SyncFile(path);
            for (var folder = Path.GetDirectoryName(path)!;
                folder.Length >= options.Directory.Length && folders.Add(folder);
                folder = Path.GetDirectoryName(folder)!)
            {
                files.SyncDirectory(folder);
            }
        }

        // The log's own folder is among them, and with it the checkpoint's name.
        _unsynced.Clear();
    }

    private SignedCheckpoint PublishInOrder()
    {
        // 1. Bundles and tiles. A crash here leaves files that no checkpoint names; they are written again, equal.
        foreach (var file in edge.Finished)
        {
            Write(file);
        }

        foreach (var file in edge.Partials())
        {
            Write(file);
        }

        // 2. The checkpoint, at one stroke, so that a reader who sees it finds every tile. A crash before leaves the
        //    former checkpoint, which the journal's entries extend.
        var published = SignedCheckpoint.Sign(new Checkpoint(options.Origin, edge.Size, edge.Root()), options.Signer);
        head.Publish(published);

        // 3. Partial versions of full tiles. A crash before leaves them standing, which harms nobody.
        foreach (var file in edge.Finished)
        {
            var path = Path.Combine(options.Directory, file.Path);
            files.Delete(TilePath.Partials(path));
            _unsynced.Add(path);
        }

        edge.MarkPublished();
        return published;
    }

    private void Write(TileFile file)
    {
        var path = Path.Combine(options.Directory, file.Path);
        if (!_mayExist || files.TryRead(path) is not { } standing || !standing.AsSpan().SequenceEqual(file.Bytes.Span))
        {
            files.Write(path, file.Bytes.Span);
        }
    }
}
