using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Journal;
using Caveat.Ledger.Storage;
using Caveat.Ledger.Tiles;
using Caveat.Ledger.Tree;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Recovery;

/// <summary>
/// Brings a log back: full tiles up to where the journal begins, the journal after that, and the last checkpoint as the
/// judge of both. Whatever contradicts that checkpoint refuses to open: going on would sign a second history.
/// </summary>
internal sealed class LogRecovery(ILogFiles files, AppendLogOptions options)
{
    public RecoveredLog Recover()
    {
        // 1. What was signed last, and what the journal holds.
        CheckKey();
        var last = ReadCheckpoint();
        var replay = JournalReplay.Read(files, options.JournalDirectory);
        var signedSize = last?.Size ?? 0;
        var journalBegins = replay.FirstIndex ?? signedSize;
        var journalEnds = replay.NextIndex ?? signedSize;
        CheckBounds(last, replay, journalBegins, journalEnds);

        // 2. The tree up to the last bundle boundary before the journal, from full tiles; then the rest of that bundle.
        var start = journalBegins - (journalBegins % TilePath.Width);
        var edge = new EdgeReader(files, options.Directory).Read(start);
        CheckRoot(edge, last);
        AddFromBundle(edge, journalBegins, last);

        // 3. The journal, entry by entry. At the signed size the root must be the signed one.
        foreach (var segment in replay.Segments)
        {
            Replay(edge, segment, last);
        }

        var end = new JournalEnd(edge.Size, replay.NextOrdinal, replay.NextFile, replay.Seal(files));
        return new RecoveredLog(edge, end);
    }

    private void CheckKey()
    {
        var path = Path.Combine(options.Directory, TilePath.Key);
        var key = options.Signer.Verifier.ToString();
        if (files.TryRead(path) is { } bytes && !bytes.AsSpan().SequenceEqual(KeyFile.Format(options.Signer.Verifier)))
        {
            throw new LedgerCorruptException(
                $"'{path}' does not hold the log's key '{key}'; a log keeps one key, so give back the old key or start a new folder.");
        }
    }

    private SignedCheckpoint? ReadCheckpoint()
    {
        var path = Path.Combine(options.Directory, TilePath.Checkpoint);
        if (files.TryRead(path) is not { } bytes)
        {
            return null;
        }

        if (!SignedCheckpoint.TryParse(bytes, out var last, out var problem))
        {
            throw new LedgerCorruptException($"'{path}' cannot be read: {problem}");
        }

        return last.Checkpoint.Origin == options.Origin
            && last.Note.Verify(options.Signer.Verifier) is NoteVerification.Verified
            ? last
            : throw new LedgerCorruptException(
                $"'{path}' is not signed for '{options.Origin}' by the key '{options.Signer.Verifier}'; restore the checkpoint or the key.");
    }

    private void CheckBounds(SignedCheckpoint? last, JournalReplay replay, long begins, long ends)
    {
        var signedSize = last?.Size ?? 0;
        if (ends < signedSize)
        {
            throw new LedgerCorruptException(
                $"A checkpoint over '{signedSize}' entries was signed but the journal in '{options.JournalDirectory}' ends at entry '{ends}'; restore the newer journal.");
        }

        if (begins > signedSize)
        {
            throw new LedgerCorruptException(
                $"The journal in '{options.JournalDirectory}' begins at entry '{begins}' but the last checkpoint in '{options.Directory}' covers '{signedSize}'; restore the newer checkpoint and tiles.");
        }

        if (last is null && replay.Segments.Count == 0
            && (files.TryRead(Path.Combine(options.Directory, TilePath.Tile(0, 0, TilePath.Width))) is not null
                || files.List(Path.Combine(options.Directory, TilePath.Partials(TilePath.Tile(0, 0, TilePath.Width)))).Count > 0))
        {
            throw new LedgerCorruptException(
                $"'{options.Directory}' has tiles but neither a checkpoint nor a journal; restore them or start in an empty folder.");
        }
    }

    private void AddFromBundle(RightEdge edge, long end, SignedCheckpoint? last)
    {
        var count = (int)(end - edge.Size);
        if (count == 0)
        {
            return;
        }

        var index = edge.Size / TilePath.Width;
        var path = Path.Combine(options.Directory, TilePath.Bundle(index, TilePath.Width));
        var bytes = files.TryRead(path)
            ?? files.TryRead(path = Path.Combine(options.Directory, TilePath.Bundle(index, count)));
        ReadOnlySpan<byte> rest = bytes;
        Span<byte> leaf = stackalloc byte[TreeHash.Length];
        for (; count > 0; count--)
        {
            if (!EntryBundle.TryTake(ref rest, out var entry))
            {
                throw new LedgerCorruptException(
                    $"'{path}' is missing or ends before entry '{edge.Size}', which a signed checkpoint covers; restore it.");
            }

            TreeHasher.Leaf(entry).CopyTo(leaf);
            edge.Add(entry, leaf);
            CheckRoot(edge, last);
        }
    }

    private void Replay(RightEdge edge, ReplaySegment segment, SignedCheckpoint? last)
    {
        var rest = segment.Records.Span;
        Span<byte> leaf = stackalloc byte[TreeHash.Length];
        while (JournalRecord.TryRead(rest, out var length))
        {
            var entry = rest.Slice(JournalRecord.HeaderBytes, length);
            TreeHasher.Leaf(entry).CopyTo(leaf);
            edge.Add(entry, leaf);
            CheckRoot(edge, last);
            rest = rest[JournalRecord.LengthOf(length)..];
        }
    }

    private void CheckRoot(RightEdge edge, SignedCheckpoint? last)
    {
        if (last is not null && last.Size == edge.Size && last.Checkpoint.Root != edge.Root())
        {
            throw new LedgerCorruptException(
                $"The first '{last.Size}' entries in '{options.Directory}' do not have the root that the log has signed; run 'caveat ledger verify' to find which, and restore it.");
        }
    }
}
