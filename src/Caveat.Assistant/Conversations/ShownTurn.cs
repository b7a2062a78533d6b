using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <summary>A turn of the branch that is shown, with its place among its siblings.</summary>
/// <param name="Branch">Counts from 1.</param>
/// <param name="Before">The sibling before it, or null.</param>
/// <param name="After">The sibling after it, or null.</param>
public sealed record ShownTurn(Turn Turn, int Branch, int Branches, RowId? Before, RowId? After);
