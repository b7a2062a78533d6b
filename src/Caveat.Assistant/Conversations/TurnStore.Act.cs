using System.Data.Common;
using Caveat.Assistant.Storage;
using Dapper;

namespace Caveat.Assistant.Conversations;

/// <content>What the acts have in common.</content>
internal sealed partial class TurnStore
{
    /// <summary>What an act finds: two numbers of its own, and the leaf.</summary>
    private sealed record Begun(long Number, RowId? Leaf);

    private sealed record Standing(Speaker Speaker, TurnState State);

    /// <summary>One act on one conversation, within its transaction.</summary>
    private sealed class Act(DbConnection connection, DbTransaction transaction, OwnerId owner, RowId conversation)
    {
        public DbConnection Connection => connection;

        public DbTransaction Transaction => transaction;

        public OwnerId Owner => owner;

        public RowId Conversation => conversation;

        /// <summary>Takes the conversation for this act: others wait, and then see what it did.</summary>
        public async Task<Begun?> BeginAsync()
        {
            var row = await connection.QuerySingleOrDefaultAsync<BegunRow>(
                "UPDATE conversations SET numbered = numbered + 2 WHERE id = @Conversation AND owner = @Owner RETURNING numbered, leaf", Values(), transaction).ConfigureAwait(false);
            return row is null ? null : new Begun(row.Numbered - 1, row.Leaf is null ? null : RowId.Parse(row.Leaf));
        }

        public async Task<Standing?> StateAsync(RowId turn)
        {
            var row = await connection.QuerySingleOrDefaultAsync<StandingRow>(
                "SELECT speaker, state FROM turns WHERE id = @Turn AND owner = @Owner AND conversation = @Conversation", Values(turn), transaction).ConfigureAwait(false);
            return row is null ? null : new Standing(row.Speaker, row.State);
        }

        /// <summary>The newest answer to a question.</summary>
        public Task<RowId?> AnswerToAsync(RowId asked) => FirstAsync(
            "SELECT id FROM turns WHERE parent = @Turn AND owner = @Owner AND conversation = @Conversation AND speaker = @Assistant ORDER BY number DESC LIMIT 1", asked);

        public Task<RowId?> FirstQueuedAsync(RowId answer) => FirstAsync(
            "SELECT id FROM turns WHERE parent = @Turn AND owner = @Owner AND conversation = @Conversation AND state = @Queued ORDER BY number LIMIT 1", answer);

        public Task<int> ShowAsync(RowId leaf, byte[]? content, DateTimeOffset now) => connection.ExecuteAsync(
            "UPDATE conversations SET leaf = @Leaf, updated = @Now, content = COALESCE(@Content, content) WHERE id = @Conversation AND owner = @Owner",
            new { Conversation = conversation.Value, Owner = owner.Value, Leaf = leaf.Value, Now = now.ToUnixTimeMilliseconds(), Content = content }, transaction);

        private async Task<RowId?> FirstAsync(string sql, RowId turn) =>
            await connection.QueryFirstOrDefaultAsync<string>(sql, Values(turn), transaction).ConfigureAwait(false) is { } id ? RowId.Parse(id) : null;

        private object Values(RowId turn = default) =>
            new { Turn = turn.Value, Conversation = conversation.Value, Owner = owner.Value, Speaker.Assistant, TurnState.Queued };
    }

    private sealed class BegunRow
    {
        public long Numbered { get; init; }

        public string? Leaf { get; init; }
    }

    private sealed class StandingRow
    {
        public Speaker Speaker { get; init; }

        public TurnState State { get; init; }
    }
}
