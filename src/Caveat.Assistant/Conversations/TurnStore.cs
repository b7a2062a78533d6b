using Caveat.Assistant.Storage;
using Dapper;

namespace Caveat.Assistant.Conversations;

/// <summary>Writes turns: asking, the text as it arrives, the end, and the queue.</summary>
/// <remarks>
/// Each act is one transaction that begins with the conversation's row, so that acts on one conversation happen one after the
/// other, on any replica. A crash leaves the act done or not begun. Everything is sealed before its transaction: the first use
/// of an owner's key writes too, and one writer at a time is all that a file allows.
/// INVARIANT: a queued turn's parent is the answer that it waits for; an answer that ends starts one and hands it the others.
/// </remarks>
/// <param name="instance">This server, among those that share the database.</param>
internal sealed partial class TurnStore(AssistantDatabase database, OwnerSeal seal, TimeProvider time, string instance)
{
    private const string MineById = " WHERE id = @Id AND owner = @Owner";

    // By the database's own clock: those of the replicas may differ. A file has one server and needs no sign of life.
    private readonly string _now = database.IsShared ? "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)" : "0";

    /// <summary>Stores a question after an answer, and the empty answer to it; or the question alone, to wait.</summary>
    /// <param name="title">The conversation's content, where the question names it; null to leave it.</param>
    /// <returns>Null where the conversation or the place in it is not there.</returns>
    public async Task<PlacedTurns?> AskAsync(OwnerId owner, RowId conversation, Question question, ConversationContent? title, CancellationToken cancellationToken)
    {
        var asked = await NewAsync(owner, conversation, Speaker.Person, question.Id ?? RowId.New(), new TurnContent { Text = question.Text, Documents = question.Documents, Model = question.Model }, cancellationToken).ConfigureAwait(false);
        var answer = await NewAnswerAsync(owner, conversation, null, cancellationToken).ConfigureAwait(false);
        var content = title is null ? null : await seal.SealAsync(owner, $"conversation/{conversation}", SealedJson.Of(title), cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync<PlacedTurns?>(
            async (connection, transaction) =>
            {
                var act = new Act(connection, transaction, owner, conversation);
                if (await act.BeginAsync().ConfigureAwait(false) is not { } begun)
                {
                    return null;
                }

                if (question.Id is not null && await act.StateAsync(asked.Turn.Id).ConfigureAwait(false) is { Speaker: Speaker.Person })
                {
                    return new PlacedTurns(asked.Turn, await act.AnswerToAsync(asked.Turn.Id).ConfigureAwait(false) is { } id ? answer.Turn with { Id = id } : null, IsRepeated: true);
                }

                var parent = question.After ?? begun.Leaf;
                var before = parent is null ? null : await act.StateAsync(parent.Value).ConfigureAwait(false);
                if (parent is not null && before is not { Speaker: Speaker.Assistant })
                {
                    return null;
                }

                // A question that a crash left waiting goes first.
                var waits = before is { State: TurnState.Streaming } || (parent is not null && await act.FirstQueuedAsync(parent.Value).ConfigureAwait(false) is not null);
                if (!await InsertAsync(act, asked, parent, begun.Number, waits ? TurnState.Queued : TurnState.Done).ConfigureAwait(false))
                {
                    return null;
                }

                await act.ShowAsync(waits ? parent!.Value : answer.Turn.Id, content, time.GetUtcNow()).ConfigureAwait(false);
                if (waits)
                {
                    return new PlacedTurns(asked.Turn with { Parent = parent, State = TurnState.Queued }, null);
                }

                await InsertAsync(act, answer, asked.Turn.Id, begun.Number + 1, TurnState.Streaming).ConfigureAwait(false);
                return new PlacedTurns(asked.Turn with { Parent = parent }, answer.Turn with { Parent = asked.Turn.Id });
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores other words beside a person's turn, with its documents, and the empty answer to them.</summary>
    public async Task<PlacedTurns?> EditAsync(OwnerId owner, Turn turn, string text, string? model, CancellationToken cancellationToken)
    {
        var asked = await NewAsync(owner, turn.Conversation, Speaker.Person, RowId.New(), new TurnContent { Text = text, Documents = turn.Content.Documents, Model = model }, cancellationToken).ConfigureAwait(false);
        var answer = await NewAnswerAsync(owner, turn.Conversation, null, cancellationToken).ConfigureAwait(false);
        return await BranchAsync(owner, turn.Conversation, async (act, begun) =>
        {
            await InsertAsync(act, asked, turn.Parent, begun.Number, TurnState.Done).ConfigureAwait(false);
            await InsertAsync(act, answer, asked.Turn.Id, begun.Number + 1, TurnState.Streaming).ConfigureAwait(false);
            await act.ShowAsync(answer.Turn.Id, null, time.GetUtcNow()).ConfigureAwait(false);
            return new PlacedTurns(asked.Turn with { Parent = turn.Parent }, answer.Turn with { Parent = asked.Turn.Id });
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores one more empty answer to a person's turn.</summary>
    public async Task<PlacedTurns?> RegenerateAsync(OwnerId owner, Turn asked, string? model, CancellationToken cancellationToken)
    {
        var answer = await NewAnswerAsync(owner, asked.Conversation, model, cancellationToken).ConfigureAwait(false);
        return await BranchAsync(owner, asked.Conversation, async (act, begun) =>
        {
            await InsertAsync(act, answer, asked.Id, begun.Number, TurnState.Streaming).ConfigureAwait(false);
            await act.ShowAsync(answer.Turn.Id, null, time.GetUtcNow()).ConfigureAwait(false);
            return new PlacedTurns(asked, answer.Turn with { Parent = asked.Id });
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keeps an answer's text so far.</summary>
    public async Task SaveAsync(OwnerId owner, Turn answer)
    {
        var content = await seal.SealAsync(owner, $"turn/{answer.Id}", SealedJson.Of(answer.Content), CancellationToken.None).ConfigureAwait(false);
        await database.ExecuteAsync(
            $"UPDATE turns SET content = @Content{MineById} AND state = @Streaming",
            new { Id = answer.Id.Value, Owner = owner.Value, Content = content, TurnState.Streaming }, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Stores an answer as it ended, and starts the first question that waited for it.</summary>
    /// <returns>The empty answer to that question; null where nothing waited, or the conversation was deleted.</returns>
    public async Task<Turn?> EndAsync(OwnerId owner, Turn answer)
    {
        var content = await seal.SealAsync(owner, $"turn/{answer.Id}", SealedJson.Of(answer.Content), CancellationToken.None).ConfigureAwait(false);
        var next = await NewAnswerAsync(owner, answer.Conversation, null, CancellationToken.None).ConfigureAwait(false);
        return await database.WriteAsync(
            async (connection, transaction) =>
            {
                var act = new Act(connection, transaction, owner, answer.Conversation);
                var begun = await act.BeginAsync().ConfigureAwait(false);
                // Also where another replica took this one for dead: what it wrote is less than this.
                await connection.ExecuteAsync(
                    $"UPDATE turns SET content = @Content, state = @State{MineById}",
                    new { Id = answer.Id.Value, Owner = owner.Value, Content = content, answer.State }, transaction).ConfigureAwait(false);
                // Not at an interruption: the server is going down, and the question waits for its person.
                return begun is null || answer.State == TurnState.Interrupted ? null : await StartNextAsync(act, begun, answer.Id, next).ConfigureAwait(false);
            },
            CancellationToken.None).ConfigureAwait(false);
    }

    private Task<PlacedTurns?> BranchAsync(OwnerId owner, RowId conversation, Func<Act, Begun, Task<PlacedTurns>> place, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var act = new Act(connection, transaction, owner, conversation);
                return await act.BeginAsync().ConfigureAwait(false) is { } begun ? await place(act, begun).ConfigureAwait(false) : null;
            },
            cancellationToken);

    private ValueTask<NewTurn> NewAnswerAsync(OwnerId owner, RowId conversation, string? model, CancellationToken cancellationToken) =>
        NewAsync(owner, conversation, Speaker.Assistant, RowId.New(), new TurnContent { Text = "", Model = model }, cancellationToken);

    private async ValueTask<NewTurn> NewAsync(OwnerId owner, RowId conversation, Speaker speaker, RowId id, TurnContent content, CancellationToken cancellationToken)
    {
        var created = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var turn = new Turn(id, conversation, null, speaker, speaker == Speaker.Person ? TurnState.Done : TurnState.Streaming, created, content);
        return new NewTurn(turn, await seal.SealAsync(owner, $"turn/{id}", SealedJson.Of(content), cancellationToken).ConfigureAwait(false));
    }

    private async Task<bool> InsertAsync(Act act, NewTurn added, RowId? parent, long number, TurnState state) => await act.Connection.ExecuteAsync(
        $"""
        INSERT INTO turns (id, owner, conversation, parent, number, speaker, state, created, content, instance, beat, stopping)
        VALUES (@Id, @Owner, @Conversation, @Parent, @Number, @Speaker, @State, @Created, @Content, @Instance, {_now}, 0)
        ON CONFLICT (id) DO NOTHING
        """,
        new
        {
            Id = added.Turn.Id.Value,
            Owner = act.Owner.Value,
            Conversation = act.Conversation.Value,
            Parent = parent?.Value,
            Number = number,
            added.Turn.Speaker,
            State = state,
            Created = added.Turn.Created.ToUnixTimeMilliseconds(),
            added.Content,
            Instance = state == TurnState.Streaming ? instance : null,
        },
        act.Transaction).ConfigureAwait(false) > 0;

    /// <summary>A turn that is not stored yet, with its sealed content.</summary>
    private sealed record NewTurn(Turn Turn, byte[] Content);
}
