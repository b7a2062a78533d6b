namespace Caveat.Ledger.Journal;

/// <summary>Where replay ended and writing goes on.</summary>
internal sealed record JournalEnd(long NextIndex, long NextOrdinal, long NextFile, IReadOnlyList<SealedSegment> Segments);
