using System.Buffers.Binary;

namespace Caveat.Ledger.Tiles;

/// <summary>Reads entry bundles: up to 256 entries, each behind its 16-bit big-endian length (C2SP tlog-tiles).</summary>
internal static class EntryBundle
{
    /// <summary>Bytes in the largest bundle.</summary>
    public const int MaxBytes = TilePath.Width * (2 + ushort.MaxValue);

    /// <summary>Takes the next entry off the front; false when the rest is too short to be one.</summary>
    public static bool TryTake(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> entry)
    {
        entry = default;
        if (rest.Length < 2)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(rest);
        if (rest.Length < 2 + length)
        {
            return false;
        }

        entry = rest.Slice(2, length);
        rest = rest[(2 + length)..];
        return true;
    }

    /// <summary>The entry at a position; false when the bundle ends before it.</summary>
    public static bool TryGet(ReadOnlySpan<byte> bundle, int position, out ReadOnlySpan<byte> entry)
    {
        var found = TryTake(ref bundle, out entry);
        for (; found && position > 0; position--)
        {
            found = TryTake(ref bundle, out entry);
        }

        return found;
    }
}
