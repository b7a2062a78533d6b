namespace Caveat.Ledger.Tiles;

/// <summary>A tile or bundle to be written under the log folder. Its bytes hold until the edge changes or is published.</summary>
internal readonly record struct TileFile(string Path, ReadOnlyMemory<byte> Bytes);
