using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Records;
using Caveat.Gateway.Declarations;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Reviews;
using Caveat.Gateway.Storage.Sealing;
using Caveat.Labels;
using Caveat.Ledger;

namespace Caveat.Gateway.Reviews;

/// <summary>Takes what clauses hold to the reviewers, and brings back what they say. Thread-safe.</summary>
/// <remarks>An approval is bound to the exact content, its caller and the clauses, lasts a short time and serves once.</remarks>
internal sealed class ReviewDesk(
    ReviewStore store, SealedStore sealedContent, ReviewEntries entries, ReviewTimes times, ReviewWatch watch, ClauseCounts counts, AppendLog log, TimeProvider time)
{
    /// <summary>Counts a refusal or a hold for the figures of its clause.</summary>
    public void Count(Decision decision) => counts.Count(decision, time.GetUtcNow());

    /// <summary>Where the prompt of an exchange stands.</summary>
    public async ValueTask<ContentStanding> FindAsync(AskedExchange asked, CancellationToken cancellationToken)
    {
        var (key, content, now) = (asked.Caller.Key, ContentBinding.OfPrompt(asked), time.GetUtcNow());
        // What can be used now comes first, and what was said last only where nothing is under way.
        var review = await store.FindApprovedAsync(key, content, now, cancellationToken).ConfigureAwait(false)
            ?? await store.FindWaitingAsync(key, content, now, cancellationToken).ConfigureAwait(false)
            ?? await store.FindEndedAsync(key, content, now, cancellationToken).ConfigureAwait(false);
        return review is null ? new ContentStanding.Unknown() : await StandingOfAsync(review, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Seals the content and puts it into the queue; the ledger has its entry before this completes.</summary>
    /// <param name="content">The prompt's exact bytes, or what of the answer was not released.</param>
    /// <returns>The review's id.</returns>
    /// <remarks>
    /// It goes on when its caller leaves: what is on record as held is in the queue. A crash after the entry leaves an entry without
    /// a case, one after the sealing leaves content that nobody can ask for and that is deleted at its time; never a case without an entry.
    /// </remarks>
    public async ValueTask<ReviewId> OpenAsync(AskedExchange asked, ReviewKind kind, ExchangeFacts facts, Decision.Held held, ReadOnlyMemory<byte> content)
    {
        var now = time.GetUtcNow();
        var review = ReviewOf(asked, kind, held, content.Span, now);
        var commitment = new byte[Commitments.Size];
        asked.Commitments.MakePrompt(content.Span, commitment);
        await entries.AppendAsync(ReviewEvent.Opened, review, asked.Caller, content: commitment).ConfigureAwait(false);
        var sealedCase = kind == ReviewKind.Prompt
            ? new SealedCase { Prompt = content.ToArray() }
            : CaseOf(asked, facts, held, content, commitment);
        var id = await sealedContent.SealAsync(
            kind == ReviewKind.Prompt ? SealedKind.Prompt : SealedKind.Answer, sealedCase.ToBytes(), times.DeleteAfter(now), CancellationToken.None).ConfigureAwait(false);
        await store.OpenAsync(review with { Sealed = id }, CancellationToken.None).ConfigureAwait(false);
        return review.Id;
    }

    /// <summary>Waits until the review is decided, here or on another replica, or patience ends, or the caller leaves; then says where it stands.</summary>
    public async Task<ContentStanding> WaitAsync(ReviewId review, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var bounded = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bounded.Token, cancellationToken);
        while (true)
        {
            var next = watch.Next;
            var found = await store.FindAsync(review, CancellationToken.None).ConfigureAwait(false);
            var standing = found is null ? new ContentStanding.Unknown() : await StandingOfAsync(found, CancellationToken.None).ConfigureAwait(false);
            if (standing is not ContentStanding.Pending || either.IsCancellationRequested)
            {
                return standing;
            }

            await next.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Takes the approval; false when another request was faster or it has lapsed.</summary>
    /// <remarks>Taken first, then on record: a crash between spends an approval for nothing, and no entry says that one was used twice.</remarks>
    public async ValueTask<bool> UseAsync(ReviewId id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } review
            || !await store.UseAsync(id, review.CallerKey, review.Content, time.GetUtcNow(), CancellationToken.None).ConfigureAwait(false))
        {
            return false;
        }

        await entries.AppendAsync(ReviewEvent.Used, review, null).ConfigureAwait(false);
        return true;
    }

    private async Task<ContentStanding> StandingOfAsync(Review review, CancellationToken cancellationToken) => review.StateAt(time.GetUtcNow()) switch
    {
        ReviewState.Open or ReviewState.Taken => new ContentStanding.Pending(review.Id),
        ReviewState.Approved => new ContentStanding.Approved(review.Id, review.Clauses),
        ReviewState.Refused => new ContentStanding.Refused(review.Id, await ReasonOfAsync(review.Id, cancellationToken).ConfigureAwait(false)),
        ReviewState.Used => new ContentStanding.Used(review.Id),
        _ => new ContentStanding.Unknown(),
    };

    private async Task<string> ReasonOfAsync(ReviewId id, CancellationToken cancellationToken) =>
        (await store.ReadVerdictsAsync(id, cancellationToken).ConfigureAwait(false)).First(verdict => verdict.Says == ReviewVerdict.Refuse).Reason;

    private Review ReviewOf(AskedExchange asked, ReviewKind kind, Decision.Held held, ReadOnlySpan<byte> content, DateTimeOffset now) => new()
    {
        Id = ReviewId.Generate(),
        Kind = kind,
        Exchange = asked.Exchange.Id,
        CallerKey = asked.Caller.Key,
        Caller = Actor.Of(asked.Caller),
        Organisation = asked.Caller.Organisation,
        Nation = asked.Caller.Nation,
        Agreement = held.Agreement.Id,
        Version = held.Agreement.Version,
        Clauses = [.. held.Approvals.Select(terms => terms.Clause).Distinct()],
        Approvals = held.Approvals,
        Content = kind == ReviewKind.Prompt ? ContentBinding.OfPrompt(asked) : ContentBinding.OfAnswer(asked.Exchange.Id, content),
        OpenedAt = now,
        ExpiresAt = times.OpenUntil(now),
        Receipt = log.IdOf(asked.DecisionIndex).ToString(),
    };

    private static SealedCase CaseOf(AskedExchange asked, in ExchangeFacts facts, Decision.Held held, ReadOnlyMemory<byte> answer, ReadOnlySpan<byte> commitment)
    {
        var writer = EntryWriter.Start();
        DecisionRecord.Write(
            writer.Json, asked.Exchange.Id.ToString(), asked.Exchange.Surface, ExchangePhase.Answer, facts, held, asked.Commitments.Subject, commitment);
        return new SealedCase
        {
            Prompt = asked.Exchange.Body.ToArray(),
            Answer = answer.ToArray(),
            AnswerType = asked.AnswerHead.Type,
            AnswerStatus = asked.AnswerHead.Status,
            BearsMarking = asked.BearsMarking,
            Label = AnswerLabel.Of(Grade.Highest(asked.Label, facts.Grade)),
            Decision = writer.Written.ToArray(),
        };
    }
}
