namespace Caveat.Ledger.Journal;

/// <summary>The entries that a segment contributes to a replay: <paramref name="Count"/> valid records from the first.</summary>
internal sealed record ReplaySegment(string Path, long FirstIndex, int Count, ReadOnlyMemory<byte> Records)
{
    public long EndIndex => FirstIndex + Count;
}
