using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <content>The tree: one branch of it is shown.</content>
public sealed partial class ConversationStore
{
    /// <summary>The branch that ends at the conversation's leaf.</summary>
    public async Task<OpenConversation?> OpenAsync(OwnerId owner, RowId id, CancellationToken cancellationToken)
    {
        if (await FindAsync(owner, id, cancellationToken).ConfigureAwait(false) is not { } conversation)
        {
            return null;
        }

        var rows = await TurnsAsync(owner, id, cancellationToken).ConfigureAwait(false);
        var tree = new TurnTree(rows);
        var branch = tree.BranchTo(conversation.Leaf?.Value);
        var shown = new ShownTurn[branch.Count];
        for (var i = 0; i < shown.Length; i++)
        {
            shown[i] = tree.Place(branch[i], await OpenTurnAsync(owner, branch[i], cancellationToken).ConfigureAwait(false));
        }

        List<Turn> queued = [];
        foreach (var row in rows.Where(row => row.State == TurnState.Queued && branch.Any(turn => turn.Id == row.Parent)))
        {
            queued.Add(await OpenTurnAsync(owner, row, cancellationToken).ConfigureAwait(false));
        }

        return new OpenConversation(conversation, shown, queued);
    }

    /// <summary>Shows the newest branch through a turn.</summary>
    public async Task<bool> SelectAsync(OwnerId owner, RowId id, RowId turn, CancellationToken cancellationToken)
    {
        var tree = new TurnTree(await TurnsAsync(owner, id, cancellationToken).ConfigureAwait(false));
        return tree.NewestUnder(turn.Value) is { } leaf
            && await _database.ExecuteAsync(
                $"UPDATE conversations SET leaf = @Leaf{MineById}", new { Id = id.Value, Owner = owner.Value, Leaf = leaf }, cancellationToken).ConfigureAwait(false) > 0;
    }

    public async Task<Turn?> FindTurnAsync(OwnerId owner, RowId turn, CancellationToken cancellationToken)
    {
        var rows = await _database.QueryAsync<TurnRow>(
            $"SELECT {TurnRow.Columns} FROM turns{MineById}", new { Id = turn.Value, Owner = owner.Value }, cancellationToken).ConfigureAwait(false);
        return rows is [var row] ? await OpenTurnAsync(owner, row, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>The branch from its first turn to this one, whichever is shown.</summary>
    internal async Task<IReadOnlyList<Turn>> BranchAsync(OwnerId owner, RowId id, RowId last, CancellationToken cancellationToken)
    {
        var branch = new TurnTree(await TurnsAsync(owner, id, cancellationToken).ConfigureAwait(false)).BranchTo(last.Value);
        var turns = new Turn[branch.Count];
        for (var i = 0; i < turns.Length; i++)
        {
            turns[i] = await OpenTurnAsync(owner, branch[i], cancellationToken).ConfigureAwait(false);
        }

        return turns;
    }

    private async ValueTask<Turn> OpenTurnAsync(OwnerId owner, TurnRow row, CancellationToken cancellationToken) =>
        _live.Newest(owner, await row.OpenAsync(owner, _seal, cancellationToken).ConfigureAwait(false));

    private Task<IReadOnlyList<TurnRow>> TurnsAsync(OwnerId owner, RowId conversation, CancellationToken cancellationToken) =>
        _database.QueryAsync<TurnRow>(
            $"SELECT {TurnRow.Columns} FROM turns WHERE owner = @Owner AND conversation = @Conversation ORDER BY number",
            new { Owner = owner.Value, Conversation = conversation.Value }, cancellationToken);
}
