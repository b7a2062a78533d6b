using System.Globalization;
using Caveat.Ledger.Storage;
using Caveat.Ledger.Tiles;
using Caveat.Ledger.Tree;

namespace Caveat.Ledger.Recovery;

/// <summary>
/// Mends the partial tiles and bundles of earlier checkpoints, which a power loss may have torn: somebody may still hold
/// such a checkpoint. Each is the beginning of what the recovered edge holds.
/// </summary>
internal sealed class PartialRepair(ILogFiles files, string directory)
{
    public void Repair(RightEdge edge)
    {
        foreach (var widest in edge.Partials())
        {
            var path = Path.Combine(directory, widest.Path);
            var folder = Path.GetDirectoryName(path)!;
            var isBundle = widest.Path.StartsWith(TilePath.Bundles, StringComparison.Ordinal);
            var count = int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture);
            foreach (var name in files.List(folder))
            {
                var partial = Path.Combine(folder, name);
                if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var width) || width > count)
                {
                    // No entry beyond the edge was ever acknowledged, so no checkpoint names this file.
                    files.Delete(partial);
                    continue;
                }

                var length = isBundle ? LengthOf(widest.Bytes.Span, width) : width * TreeHash.Length;
                var right = widest.Bytes.Span[..length];
                if (!right.SequenceEqual(files.TryRead(partial)))
                {
                    files.Write(partial, right);
                }
            }
        }
    }

    private static int LengthOf(ReadOnlySpan<byte> bundle, int entries)
    {
        var rest = bundle;
        while (entries-- > 0)
        {
            EntryBundle.TryTake(ref rest, out _);
        }

        return bundle.Length - rest.Length;
    }
}
