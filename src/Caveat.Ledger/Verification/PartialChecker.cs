using Caveat.Ledger.Reading;
using Caveat.Ledger.Tiles;
using Caveat.Ledger.Tree;

namespace Caveat.Ledger.Verification;

/// <summary>
/// Checks the partial versions that lie beside a tile or bundle: somebody may hold a checkpoint that needs them, so each
/// must be the beginning of what is vouched for now.
/// </summary>
internal sealed class PartialChecker(ILogSource source, LeafPass pass)
{
    private readonly LogFileBuffer _buffer = new();

    /// <summary>Checks the partial bundles; <paramref name="ends"/> says where each entry of the vouched bundle ends.</summary>
    public async ValueTask CheckBundleAsync(
        long index, ReadOnlyMemory<byte> vouched, ReadOnlyMemory<int> ends, CancellationToken cancellationToken)
    {
        foreach (var width in source.PartialWidths(TilePath.Bundle(index, TilePath.Width)))
        {
            // Wider ones belong to a newer checkpoint than the one that is being verified.
            if (width > ends.Length
                || !await TryReadAsync(TilePath.Bundle(index, width), EntryBundle.MaxBytes, cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            var same = _buffer.Span.CommonPrefixLength(vouched.Span);
            if (same != _buffer.Length || same != ends.Span[width - 1])
            {
                var wrong = 0;
                while (wrong < width - 1 && ends.Span[wrong] <= same)
                {
                    wrong++;
                }

                Report((index * TilePath.Width) + wrong, TilePath.Bundle(index, width));
            }
        }
    }

    /// <summary>Checks the partial tiles of one level.</summary>
    public async ValueTask CheckTileAsync(int level, long index, ReadOnlyMemory<byte> vouched, CancellationToken cancellationToken)
    {
        foreach (var width in source.PartialWidths(TilePath.Tile(level, index, TilePath.Width)))
        {
            var length = width * TreeHash.Length;
            if (length > vouched.Length
                || !await TryReadAsync(TilePath.Tile(level, index, width), TilePath.Width * TreeHash.Length, cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            var same = _buffer.Span.CommonPrefixLength(vouched.Span[..length]);
            if (same != length || _buffer.Length != length)
            {
                var wrong = (index * TilePath.Width) + Math.Min(same / TreeHash.Length, width - 1);
                Report(wrong << (8 * level), TilePath.Tile(level, index, width));
            }
        }
    }

    private ValueTask<bool> TryReadAsync(string file, int maxBytes, CancellationToken cancellationToken) =>
        source.TryReadAsync(file, maxBytes, _buffer, cancellationToken);

    private void Report(long entry, string file) =>
        pass.Disagreements.Enqueue(new Disagreement(entry, file, $"is not the beginning of what the log vouches for, from entry '{entry}' on"));
}
