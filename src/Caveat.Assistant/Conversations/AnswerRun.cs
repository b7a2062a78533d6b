using System.Data.Common;
using Caveat.Assistant.Asking;
using Microsoft.Extensions.Logging;

namespace Caveat.Assistant.Conversations;

/// <summary>One answer from asking to its end; it runs on when its page has gone.</summary>
/// <remarks>
/// 1. The question's branch, project, passages and label are collected. 2. The gateway is asked. 3. Text is appended as it
/// arrives, and kept half a second behind. 4. The end is stored, in one transaction with the start of the question that waited.
/// 5. Only then are followers told, so that whoever reads the store after the end finds it there.
/// A crash before 4 leaves an answer that streams nowhere, with what was kept; the next start calls it interrupted.
/// </remarks>
internal sealed class AnswerRun(ConversationStore store, TurnStore turns, LiveAnswers live, IAnswerMaterial material, GatewayChat gateway, TimeProvider time, ILogger<AnswerDesk> log)
{
    private static readonly TimeSpan KeepEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);

    /// <summary>Never throws.</summary>
    public async Task RunAsync(RunningAnswer? answer)
    {
        // A queue is a loop, not a recursion: the next answer runs where this one did.
        while (answer is not null)
        {
            using var running = answer;
            answer = await RunOneAsync(running).ConfigureAwait(false);
        }
    }

    private async Task<RunningAnswer?> RunOneAsync(RunningAnswer answer)
    {
        using var over = new CancellationTokenSource();
        var keeping = KeepAsync(answer, over.Token);
        var (state, refusal) = await AskAsync(answer).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        await keeping.ConfigureAwait(false);

        var ended = answer.Look().Progress.Answer;
        ended = ended with { State = state, Content = ended.Content with { Refusal = refusal, Receipt = ended.Content.Receipt ?? refusal?.Receipt } };
        var next = await EndAsync(answer, ended).ConfigureAwait(false);
        var following = next is null ? null : new RunningAnswer(answer.By, next);
        if (following is not null)
        {
            live.Add(following);
        }

        answer.End(new AnswerProgress(ended, next?.Id));
        live.Remove(answer);
        answer.MarkKept();
        return following;
    }

    private async Task<(TurnState State, RefusalView? Refusal)> AskAsync(RunningAnswer answer)
    {
        try
        {
            return await AskGatewayAsync(answer).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (answer.StopAs is not null)
        {
            return (answer.StopAs.Value, null);
        }
        catch (GatewayRefusedException e)
        {
            return (AnswerEnding.StateOf(e.Refusal), e.Refusal);
        }
#pragma warning disable CA1031 // Whatever happened, the answer ends and says so: nobody else is there to catch it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            ConversationLog.AnswerFailed(log, answer.Id, e.GetType().Name, e);
            return AnswerEnding.Failed(answer, 0, "assistant_failed", "answers.failed");
        }
    }

    private async Task<(TurnState State, RefusalView? Refusal)> AskGatewayAsync(RunningAnswer answer)
    {
        var (by, stopping) = (answer.By, answer.Stopping);
        var conversation = await store.FindAsync(by.Owner, answer.Conversation, stopping).ConfigureAwait(false);
        var branch = await store.BranchAsync(by.Owner, answer.Conversation, answer.Id, stopping).ConfigureAwait(false);
        if (conversation is null || branch.Count < 2)
        {
            // Deleted meanwhile.
            return (TurnState.Stopped, null);
        }

        var (earlier, asked, own) = (branch.Take(branch.Count - 2).ToArray(), branch[branch.Count - 2], branch[branch.Count - 1]);
        if ((own.Content.Model ?? asked.Content.Model ?? conversation.Model ?? await material.FirstModelAsync(by, stopping).ConfigureAwait(false)) is not { } model)
        {
            return AnswerEnding.Failed(answer, 403, "no_model", "answers.no_model");
        }

        var documents = branch.SelectMany(turn => turn.Content.Documents).Distinct().ToArray();
        var sources = await material.SourcesAsync(by, documents, conversation.Project, asked.Content.Text, stopping).ConfigureAwait(false);
        var label = await material.LabelAsync(by.Owner, sources, stopping).ConfigureAwait(false);
        var project = conversation.Project is { } id ? await material.ProjectAsync(by.Owner, id, stopping).ConfigureAwait(false) : null;
        // As the frame shows it; what decided is in the receipt.
        var agreement = by.Network.Agreements.Count > 0 ? by.Network.Agreements[0] : null;
        answer.Carry(content => content with { Model = model, Sources = sources, Agreement = agreement?.Id, AgreementVersion = agreement?.Version });
        return await gateway.AskAsync(answer, model, AskedMessages.Of(earlier, material.Compose(asked.Content.Text, sources), project), label).ConfigureAwait(false);
    }

    /// <summary>Keeps the text while it arrives. A failure is not the answer's end: the next attempt, or the last, may succeed.</summary>
    private async Task KeepAsync(RunningAnswer answer, CancellationToken cancellationToken)
    {
        var failed = false;
        var changed = answer.Look().Changed;
        while (true)
        {
            await changed.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            (var progress, changed) = answer.Look();
            try
            {
                await turns.SaveAsync(answer.By.Owner, progress.Answer).ConfigureAwait(false);
            }
            catch (Exception e) when (IsOfDatabase(e))
            {
                if (!failed)
                {
                    failed = true;
                    ConversationLog.NotKept(log, answer.Id, e);
                }
            }

            await Task.Delay(KeepEvery, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Stores the end. While that fails the answer is shown from memory, says so, and is tried again.</summary>
    private async Task<Turn?> EndAsync(RunningAnswer answer, Turn ended)
    {
        for (var told = false; ;)
        {
            try
            {
                return await turns.EndAsync(answer.By.Owner, ended).ConfigureAwait(false);
            }
            catch (Exception e) when (IsOfDatabase(e))
            {
                if (!told)
                {
                    told = true;
                    ConversationLog.NotKept(log, answer.Id, e);
                    var refusal = new RefusalView(0, "answer_not_kept", answer.By.Locale["answers.not_kept"]) { Receipt = ended.Content.Receipt };
                    answer.End(new AnswerProgress(ended with { State = TurnState.Failed, Content = ended.Content with { Refusal = refusal } }));
                }
            }

            // Until the database works or the server stops; few, for without its disk the gateway gives no answers either.
            await Task.Delay(TryAgainAfter, time).ConfigureAwait(false);
        }
    }

    // The drivers throw the last two where a pool is exhausted or is being closed.
    private static bool IsOfDatabase(Exception e) => e is DbException or IOException or TimeoutException or InvalidOperationException;
}
