namespace Caveat.Ledger.Journal;

/// <summary>A segment that will not be written again; its entries end before <paramref name="EndIndex"/>.</summary>
internal readonly record struct SealedSegment(string Path, long EndIndex);
