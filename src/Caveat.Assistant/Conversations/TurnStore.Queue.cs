using Caveat.Assistant.Storage;
using Dapper;

namespace Caveat.Assistant.Conversations;

/// <content>The queue, and what becomes of answers whose server died.</content>
internal sealed partial class TurnStore
{
    /// <summary>Starts the first question that waits for an answer which has ended: after a restart nothing else would.</summary>
    /// <returns>The empty answer to it; null where nothing waits.</returns>
    public async Task<Turn?> ResumeAsync(OwnerId owner, RowId conversation, CancellationToken cancellationToken)
    {
        var next = await NewAnswerAsync(owner, conversation, null, cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(
            async (connection, transaction) =>
            {
                var act = new Act(connection, transaction, owner, conversation);
                if (await act.BeginAsync().ConfigureAwait(false) is not { } begun)
                {
                    return null;
                }

                var waitsFor = await connection.QueryFirstOrDefaultAsync<string>(
                    """
                    SELECT queued.parent FROM turns queued JOIN turns answer ON answer.id = queued.parent AND answer.owner = @Owner
                    WHERE queued.owner = @Owner AND queued.conversation = @Conversation AND queued.state = @Queued AND answer.state <> @Streaming
                    ORDER BY queued.number LIMIT 1
                    """,
                    new { Owner = owner.Value, Conversation = conversation.Value, TurnState.Queued, TurnState.Streaming }, transaction).ConfigureAwait(false);
                return waitsFor is null ? null : await StartNextAsync(act, begun, RowId.Parse(waitsFor), next).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> UnqueueAsync(OwnerId owner, RowId conversation, RowId turn, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            $"DELETE FROM turns{MineById} AND conversation = @Conversation AND state = @Queued",
            new { Id = turn.Value, Owner = owner.Value, Conversation = conversation.Value, TurnState.Queued }, cancellationToken).ConfigureAwait(false) > 0;

    /// <summary>Asks the server that an answer streams into to stop it.</summary>
    /// <returns>Whether it streams.</returns>
    public async Task<bool> AskToStopAsync(OwnerId owner, RowId conversation, RowId answer, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            $"UPDATE turns SET stopping = 1{MineById} AND conversation = @Conversation AND state = @Streaming",
            new { Id = answer.Value, Owner = owner.Value, Conversation = conversation.Value, TurnState.Streaming }, cancellationToken).ConfigureAwait(false) > 0;

    // The three below are the server's own housekeeping: about nobody's turns in particular, and none of them reads content.

    /// <summary>Answers of this server that were stopped through another.</summary>
    public Task<IReadOnlyList<string>> StoppingAsync(CancellationToken cancellationToken) => database.QueryAsync<string>(
        "SELECT id FROM turns WHERE instance = @Instance AND state = 1 AND stopping = 1", new { Instance = instance }, cancellationToken);

    /// <summary>Says that this server lives.</summary>
    public Task BeatAsync(CancellationToken cancellationToken) => database.ExecuteAsync(
        $"UPDATE turns SET beat = {_now} WHERE instance = @Instance AND state = 1", new { Instance = instance }, cancellationToken);

    /// <summary>Closes the answers of servers that died: in a file all that are not this server's, else those without a beat for so long.</summary>
    public Task<int> InterruptDeadAsync(TimeSpan silence, CancellationToken cancellationToken) => database.ExecuteAsync(
        $"UPDATE turns SET state = @Interrupted WHERE state = 1 AND instance <> @Instance {(database.IsShared ? $"AND beat < {_now} - @Silence" : "")}",
        new { Instance = instance, TurnState.Interrupted, Silence = (long)silence.TotalMilliseconds }, cancellationToken);

    private async Task<Turn?> StartNextAsync(Act act, Begun begun, RowId ended, NewTurn answer)
    {
        if (await act.FirstQueuedAsync(ended).ConfigureAwait(false) is not { } asked)
        {
            return null;
        }

        var values = new { Owner = act.Owner.Value, Conversation = act.Conversation.Value, Ended = ended.Value, Asked = asked.Value, Answer = answer.Turn.Id.Value, begun.Number, TurnState.Done, TurnState.Queued };
        // The number of now: on a branch that grew while it waited, it is the newest.
        await act.Connection.ExecuteAsync("UPDATE turns SET state = @Done, number = @Number WHERE id = @Asked AND owner = @Owner", values, act.Transaction).ConfigureAwait(false);
        await act.Connection.ExecuteAsync(
            "UPDATE turns SET parent = @Answer WHERE parent = @Ended AND owner = @Owner AND conversation = @Conversation AND state = @Queued", values, act.Transaction).ConfigureAwait(false);
        await InsertAsync(act, answer, asked, begun.Number + 1, TurnState.Streaming).ConfigureAwait(false);
        // Only where its branch is still the one that is shown.
        await act.Connection.ExecuteAsync("UPDATE conversations SET leaf = @Answer WHERE id = @Conversation AND owner = @Owner AND leaf = @Ended", values, act.Transaction).ConfigureAwait(false);
        return answer.Turn with { Parent = asked };
    }
}
