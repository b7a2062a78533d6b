namespace Caveat.Ledger.Verification;

/// <summary>Something in a log's files that cannot be right, and the first entry that it puts in doubt.</summary>
/// <param name="Entry">The first entry in doubt.</param>
/// <param name="File">The file that is wrong, or that holds the entry.</param>
/// <param name="What">What is wrong with it, to follow the file's name.</param>
/// <param name="Tile">Set when an entry and this tile disagree; the signed root decides which of them lies.</param>
internal sealed record Disagreement(long Entry, string File, string What, string? Tile = null)
{
    public static Disagreement First(IEnumerable<Disagreement> all) =>
        // An entry at odds with its tile explains more than what follows from it, such as a partial version at odds.
        all.OrderBy(one => one.Entry).ThenBy(one => one.Tile is null).ThenBy(one => one.File, StringComparer.Ordinal).First();
}
