using System.Globalization;
using System.Text;

namespace Caveat.Ledger.Tiles;

/// <summary>The names of files in a log folder (C2SP tlog-tiles); always with forward slashes.</summary>
public static class TilePath
{
    public const string Checkpoint = "checkpoint";

    /// <summary>The latest checkpoint that a quorum of witnesses has cosigned; it may be behind <see cref="Checkpoint"/>.</summary>
    public const string Witnessed = "checkpoint.witnessed";

    /// <summary>The log's own copy of its public key: a convenience, never a reason to trust.</summary>
    public const string Key = "log.vkey";

    /// <summary>The folder of all bundles.</summary>
    internal const string Bundles = "tile/entries/";

    /// <summary>Hashes in a full tile, entries in a full bundle.</summary>
    public const int Width = 256;

    /// <summary>How many hashes (at level 0: entries too) a tile has in a log of a size.</summary>
    public static int WidthAt(long size, int level, long index) =>
        (int)Math.Clamp((size >> (8 * level)) - (index * Width), 0, Width);

    /// <summary>A tile of hashes; <paramref name="width"/> 256 names the full one.</summary>
    public static string Tile(int level, long index, int width) =>
        Build("tile/" + level.ToString(CultureInfo.InvariantCulture) + "/", index, width);

    /// <summary>A bundle of entries; <paramref name="width"/> 256 names the full one.</summary>
    public static string Bundle(long index, int width) => Build(Bundles, index, width);

    /// <summary>The folder of a tile's or bundle's partial versions, given the full one's name.</summary>
    public static string Partials(string full) => full + ".p";

    // Three digits a group, all but the last behind an x: 1234067 is x001/x234/067.
    private static string Build(string prefix, long index, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Width);
        var path = new StringBuilder(Group(index));
        for (var rest = index / 1000; rest > 0; rest /= 1000)
        {
            path.Insert(0, "x" + Group(rest) + "/");
        }

        path.Insert(0, prefix);
        return width == Width
            ? path.ToString()
            : path.Append(".p/").Append(width.ToString(CultureInfo.InvariantCulture)).ToString();
    }

    private static string Group(long index) => (index % 1000).ToString("D3", CultureInfo.InvariantCulture);
}
