using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <summary>The turns of a conversation as a tree: pure. Turns that wait are not part of it yet.</summary>
/// <remarks>INVARIANT: a turn's number is above its parent's, so that every walk ends, whatever a hand wrote into the database.</remarks>
internal sealed class TurnTree
{
    private readonly Dictionary<string, TurnRow> _turns;
    private readonly ILookup<string, TurnRow> _children;

    public TurnTree(IEnumerable<TurnRow> rows)
    {
        _turns = rows.Where(row => row.State != TurnState.Queued).ToDictionary(row => row.Id);
        _children = _turns.Values.OrderBy(row => row.Number).ToLookup(row => row.Parent ?? "");
    }

    /// <summary>The branch that ends at a turn, oldest first; empty where there is no such turn.</summary>
    public IReadOnlyList<TurnRow> BranchTo(string? leaf)
    {
        List<TurnRow> branch = [];
        var at = Find(leaf);
        while (at is not null)
        {
            branch.Add(at);
            at = Find(at.Parent) is { } parent && parent.Number < at.Number ? parent : null;
        }

        branch.Reverse();
        return branch;
    }

    /// <summary>Where a turn stands among the turns with its parent.</summary>
    public ShownTurn Place(TurnRow row, Turn opened)
    {
        TurnRow[] siblings = [.. _children[row.Parent ?? ""]];
        var at = Array.IndexOf(siblings, row);
        return new ShownTurn(opened, at + 1, siblings.Length, IdAt(at - 1), IdAt(at + 1));

        RowId? IdAt(int index) => index >= 0 && index < siblings.Length ? RowId.Parse(siblings[index].Id) : null;
    }

    /// <summary>The newest turn at or under a turn; it ends a branch, for what follows a turn is newer. Null where there is no such turn.</summary>
    public string? NewestUnder(string turn)
    {
        if (Find(turn) is not { } top)
        {
            return null;
        }

        var newest = top;
        Stack<TurnRow> open = new([top]);
        while (open.TryPop(out var at))
        {
            newest = at.Number > newest.Number ? at : newest;
            foreach (var child in _children[at.Id].Where(child => child.Number > at.Number))
            {
                open.Push(child);
            }
        }

        return newest.Id;
    }

    private TurnRow? Find(string? id) => id is null ? null : _turns.GetValueOrDefault(id);
}
