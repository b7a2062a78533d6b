using System.Runtime.CompilerServices;
using Caveat.Assistant.Access;
using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <summary>Asks models and owns the answers while they arrive: a page may go and come back.</summary>
/// <remarks>Thread-safe. An answer is written to the store as it arrives, at most half a second behind; a crash loses no more.</remarks>
/// <exception cref="System.Data.Common.DbException">The database cannot be reached or written; then nothing was asked.</exception>
public sealed class AnswerDesk
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private readonly ConversationStore _store;
    private readonly TurnStore _turns;
    private readonly LiveAnswers _live;
    private readonly AnswerRun _run;
    private readonly TimeProvider _time;

    internal AnswerDesk(ConversationStore store, TurnStore turns, LiveAnswers live, AnswerRun run, TimeProvider time)
    {
        _store = store;
        _turns = turns;
        _live = live;
        _run = run;
        _time = time;
    }

    /// <summary>Asks at the end of the branch that is shown; while an answer streams there, the turn is queued.</summary>
    /// <returns>Null where there is no such conversation.</returns>
    public Task<AskResult?> AskAsync(SignedIn by, RowId conversation, string text, IReadOnlyList<RowId> documents, string? model, CancellationToken cancellationToken) =>
        AskAsync(by, conversation, new Question(text) { Documents = documents, Model = model }, cancellationToken);

    /// <inheritdoc cref="AskAsync(SignedIn, RowId, string, IReadOnlyList{RowId}, string?, CancellationToken)"/>
    public async Task<AskResult?> AskAsync(SignedIn by, RowId conversation, Question question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(question);
        if (await _store.FindAsync(by.Owner, conversation, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return null;
        }

        var content = found.Title.Length > 0 ? null : new ConversationContent(FirstWords.Of(question.Text), found.Model);
        var placed = await _turns.AskAsync(by.Owner, conversation, question, content, cancellationToken).ConfigureAwait(false);
        if (placed is { IsRepeated: true })
        {
            return await FindAsync(by.Owner, placed).ConfigureAwait(false);
        }

        // It may wait for an answer that ended without a server to go on.
        return placed is { Answer: null } && await ResumeAsync(by, conversation, cancellationToken).ConfigureAwait(false) is { } resumed && resumed.Parent == placed.Asked.Id
            ? new AskResult(placed.Asked with { State = TurnState.Done }, resumed)
            : Start(by, placed);
    }

    /// <summary>Asks again with other words: a new branch beside a person's turn.</summary>
    public async Task<AskResult?> EditAsync(SignedIn by, RowId conversation, RowId turn, string text, string? model, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        return await FindAsync(by.Owner, conversation, turn, Speaker.Person, cancellationToken).ConfigureAwait(false) is { State: TurnState.Done } asked
            ? Start(by, await _turns.EditAsync(by.Owner, asked, text, model, cancellationToken).ConfigureAwait(false))
            : null;
    }

    /// <summary>Answers a person's turn once more: a new branch beside the answer.</summary>
    public async Task<AskResult?> RegenerateAsync(SignedIn by, RowId conversation, RowId answer, string? model, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        return await FindAsync(by.Owner, conversation, answer, Speaker.Assistant, cancellationToken).ConfigureAwait(false) is { Parent: { } parent }
            && await _store.FindTurnAsync(by.Owner, parent, cancellationToken).ConfigureAwait(false) is { } asked
            ? Start(by, await _turns.RegenerateAsync(by.Owner, asked, model, cancellationToken).ConfigureAwait(false))
            : null;
    }

    /// <summary>Stops an answer here and at the vendor; what has arrived is kept.</summary>
    /// <returns>Whether it was arriving.</returns>
    public async Task<bool> StopAsync(SignedIn by, RowId conversation, RowId answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (_live.TryFind(by.Owner, answer, out var running) && running.Conversation == conversation)
        {
            running.Stop(TurnState.Stopped);
            return true;
        }

        return await _turns.AskToStopAsync(by.Owner, conversation, answer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes a queued turn back.</summary>
    public Task<bool> UnqueueAsync(SignedIn by, RowId conversation, RowId turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        return _turns.UnqueueAsync(by.Owner, conversation, turn, cancellationToken);
    }

    /// <summary>Asks what still waits although nothing arrives any more: after a restart the questions are there, and the session's key to ask them with is not.</summary>
    /// <returns>The answer that now streams; null where nothing waits.</returns>
    public async Task<Turn?> ResumeAsync(SignedIn by, RowId conversation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        var answer = await _turns.ResumeAsync(by.Owner, conversation, cancellationToken).ConfigureAwait(false);
        if (answer is not null)
        {
            Start(by, answer);
        }

        return answer;
    }

    /// <summary>An answer's progress, from where it stands now until it ends: each item is the whole text so far with the state, newest only (a slow reader skips, and loses nothing).</summary>
    /// <returns>Empty where there is no such answer for this owner.</returns>
    public async IAsyncEnumerable<AnswerProgress> FollowAsync(OwnerId owner, RowId answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AnswerProgress? shown = null;
        while (true)
        {
            var here = _live.TryFind(owner, answer, out var running);
            while (here)
            {
                var (progress, changed) = running!.Look();
                yield return progress;
                if (progress.Answer.State != TurnState.Streaming)
                {
                    yield break;
                }

                await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            // It has ended, or arrives at another replica, which tells through the store.
            if (await _store.FindTurnAsync(owner, answer, cancellationToken).ConfigureAwait(false) is not { Speaker: Speaker.Assistant } turn)
            {
                yield break;
            }

            var streams = turn.State == TurnState.Streaming;
            if (!streams || shown is null || shown.Answer.Content.Text.Length != turn.Content.Text.Length)
            {
                shown = new AnswerProgress(turn, streams ? null : await NextAsync(owner, turn, cancellationToken).ConfigureAwait(false));
                yield return shown;
            }

            if (!streams)
            {
                yield break;
            }

            await Task.Delay(LookEvery, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The answer that comes next on the branch that is shown.</summary>
    private async Task<RowId?> NextAsync(OwnerId owner, Turn answer, CancellationToken cancellationToken)
    {
        if (await _store.OpenAsync(owner, answer.Conversation, cancellationToken).ConfigureAwait(false) is not { } open)
        {
            return null;
        }

        var at = open.Turns.Select(shown => shown.Turn.Id).ToList().IndexOf(answer.Id);
        return at >= 0 && at + 2 < open.Turns.Count ? open.Turns[at + 2].Turn.Id : null;
    }

    private async Task<Turn?> FindAsync(OwnerId owner, RowId conversation, RowId turn, Speaker speaker, CancellationToken cancellationToken) =>
        await _store.FindTurnAsync(owner, turn, cancellationToken).ConfigureAwait(false) is { } found && found.Conversation == conversation && found.Speaker == speaker ? found : null;

    private async Task<AskResult?> FindAsync(OwnerId owner, PlacedTurns placed)
    {
        var asked = await _store.FindTurnAsync(owner, placed.Asked.Id, CancellationToken.None).ConfigureAwait(false);
        var answer = placed.Answer is null ? null : await _store.FindTurnAsync(owner, placed.Answer.Id, CancellationToken.None).ConfigureAwait(false);
        return asked is null ? null : new AskResult(asked, answer);
    }

    private AskResult? Start(SignedIn by, PlacedTurns? placed)
    {
        if (placed?.Answer is { } answer)
        {
            Start(by, answer);
        }

        return placed is null ? null : new AskResult(placed.Asked, placed.Answer);
    }

    private void Start(SignedIn by, Turn answer)
    {
        var running = new RunningAnswer(by, answer);
        _live.Add(running);
        // Nobody waits for it: it belongs to the server, and ends by itself.
        _ = Task.Run(() => _run.RunAsync(running), CancellationToken.None);
    }
}
