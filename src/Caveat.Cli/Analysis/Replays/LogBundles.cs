using System.Buffers.Binary;
using Caveat.Cli.AgreementFiles;
using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Tiles;

namespace Caveat.Cli.Analysis.Replays;

/// <summary>Reads a log's entries in bundles of up to 256, as found: <c>caveat ledger verify</c> verifies them.</summary>
internal sealed class LogBundles(ILogSource source)
{
    private const int MaxCheckpointBytes = 1 << 20;
    private const int MaxBundleBytes = TilePath.Width * (2 + ushort.MaxValue);

    public async Task<long> SizeAsync(CancellationToken cancellationToken)
    {
        var buffer = new LogFileBuffer();
        if (!await source.TryReadAsync(TilePath.Checkpoint, MaxCheckpointBytes, buffer, cancellationToken))
        {
            throw new UnreadableException($"There is no \"{TilePath.Checkpoint}\" in \"{source.Location}\": name a ledger folder or the data folder above it.");
        }

        return SignedCheckpoint.TryParse(buffer.Span, out var checkpoint, out var problem)
            ? checkpoint.Size
            : throw new UnreadableException($"The checkpoint in \"{source.Location}\" cannot be read: {problem}");
    }

    public async Task<byte[]> ReadAsync(long bundle, long size, CancellationToken cancellationToken)
    {
        var full = TilePath.Bundle(bundle, TilePath.Width);
        var asOfSize = TilePath.Bundle(bundle, TilePath.WidthAt(size, 0, bundle));
        var buffer = new LogFileBuffer();
        // A partial bundle is deleted once the full one stands, which may be between reading the checkpoint and now.
        return await source.TryReadAsync(asOfSize, MaxBundleBytes, buffer, cancellationToken) || await source.TryReadAsync(full, MaxBundleBytes, buffer, cancellationToken)
            ? buffer.Span.ToArray()
            : throw new UnreadableException($"\"{asOfSize}\" is missing in \"{source.Location}\": the log is not whole.");
    }

    /// <summary>The entries of a bundle, each behind its 16-bit big-endian length (C2SP tlog-tiles).</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Entries(ReadOnlyMemory<byte> bundle)
    {
        while (bundle.Length >= 2)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(bundle.Span);
            if (bundle.Length < 2 + length)
            {
                yield break;
            }

            yield return bundle.Slice(2, length);
            bundle = bundle[(2 + length)..];
        }
    }
}
