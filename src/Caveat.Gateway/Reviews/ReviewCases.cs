using System.Text;
using Caveat.Agreements.Rules;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Reviews;
using Caveat.Gateway.Storage.Sealing;

namespace Caveat.Gateway.Reviews;

/// <summary>What reviewers do with cases: list, take, read, judge, give back. Thread-safe.</summary>
/// <remarks>The rules about who may do what stand here for the sentence that people get, and in the database's statements for those who race.</remarks>
internal sealed class ReviewCases(ReviewStore store, SealedStore sealedContent, ReviewEntries entries, ReviewTimes times, TimeProvider time)
{
    private const int Most = 500;
    private const int LongestReason = 4_000;

    public async Task<Reply<CaseList>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!ReviewRights.MayJudgeAny(caller))
        {
            return ReviewErrors.NoReviewer();
        }

        var now = time.GetUtcNow();
        List<CaseView> seen = [];
        foreach (var review in await store.ListOpenAsync(Most, now, cancellationToken).ConfigureAwait(false))
        {
            if (ReviewRights.MaySee(caller, review))
            {
                seen.Add(await ViewAsync(review, cancellationToken).ConfigureAwait(false));
            }
        }

        return new CaseList(seen);
    }

    public async Task<Reply<CaseView>> FindAsync(string text, Caller caller, CancellationToken cancellationToken)
    {
        var (review, error) = await SeeAsync(text, caller, cancellationToken).ConfigureAwait(false);
        return error is not null ? error : await ViewAsync(review!, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives an open case to the reviewer, who from now on may read its content.</summary>
    public async Task<Reply<CaseView>> TakeAsync(string text, Caller caller, CancellationToken cancellationToken)
    {
        var (review, error) = await SeeToJudgeAsync(text, caller, cancellationToken).ConfigureAwait(false);
        if (error is not null)
        {
            return error;
        }

        var now = time.GetUtcNow();
        if (await store.TakeAsync(review!.Id, Actor.Of(caller), now, CancellationToken.None).ConfigureAwait(false) is not { } taken)
        {
            return ReviewErrors.NotOpen(await store.FindAsync(review.Id, cancellationToken).ConfigureAwait(false) ?? review, now);
        }

        // After it, so that of two who race one entry tells; a crash between leaves a case that was taken, and shows no content without an entry.
        await entries.AppendAsync(ReviewEvent.Taken, taken, caller, ReviewRights.RolesOf(caller, taken).First()).ConfigureAwait(false);
        return await ViewAsync(taken, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens the content for the reviewer who has the case; each reading is an entry before it happens.</summary>
    public async Task<Reply<CaseContent>> ReadAsync(string text, Caller caller, CancellationToken cancellationToken)
    {
        var (review, error) = await SeeTakenAsync(text, caller, cancellationToken).ConfigureAwait(false);
        if (error is not null)
        {
            return error;
        }

        await entries.AppendAsync(ReviewEvent.ContentRead, review!, caller, ReviewRights.RolesOf(caller, review!).First()).ConfigureAwait(false);
        var opening = new Opening(Actor.Of(caller), null, "to judge the review", time.GetUtcNow());
        if (review!.Sealed is not { } place
            || await sealedContent.OpenAsync(place, opening, cancellationToken).ConfigureAwait(false) is not OpenResult.Opened { Content: var content })
        {
            return ReviewErrors.ContentGone(review.Id);
        }

        var kept = SealedCase.Read(content);
        return new CaseContent(text, StoredWord.Of(review.Kind), Text(kept.Prompt), kept.IsSamePrompt, Text(kept.Answer), kept.AnswerType, kept.Reason);
    }

    /// <summary>Judges a case that the reviewer has.</summary>
    public async Task<Reply<CaseView>> JudgeAsync(string text, Caller caller, VerdictGiven given, CancellationToken cancellationToken)
    {
        var (review, error) = await SeeTakenAsync(text, caller, cancellationToken).ConfigureAwait(false);
        if (error is not null)
        {
            return error;
        }

        if (given.Verdict is not ("approve" or "refuse"))
        {
            return ReviewErrors.BadVerdict(given.Verdict);
        }

        if (given.Reason?.Trim() is not { Length: > 0 and <= LongestReason } reason)
        {
            return ReviewErrors.BadReason(given.Reason?.Trim().Length ?? 0, LongestReason);
        }

        var before = await store.ReadVerdictsAsync(review!.Id, cancellationToken).ConfigureAwait(false);
        if (RoleOf(given.Role, ReviewRights.RolesOf(caller, review, before)) is not { } role)
        {
            return ReviewErrors.BadRole(given.Role!);
        }

        var now = time.GetUtcNow();
        var verdict = new Verdict(review.Id, Actor.Of(caller), role, StoredWord.Parse<ReviewVerdict>(given.Verdict), reason, now);
        // INVARIANT: on record before it has effect; a crash between leaves the entry of a verdict that does not count.
        await entries.AppendAsync(ReviewEvent.Verdict, review, caller, role, verdict.Says).ConfigureAwait(false);
        if (await store.GiveVerdictAsync(verdict, times.UsableUntil(now), CancellationToken.None).ConfigureAwait(false) is null)
        {
            return ReviewErrors.NotTaken(review.Id);
        }

        return await ViewAsync((await store.FindAsync(review.Id, cancellationToken).ConfigureAwait(false))!, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens the case for others again, unjudged.</summary>
    public async Task<Reply<CaseView>> ReturnAsync(string text, Caller caller, CancellationToken cancellationToken)
    {
        var (review, error) = await SeeTakenAsync(text, caller, cancellationToken).ConfigureAwait(false);
        if (error is not null)
        {
            return error;
        }

        if (!await store.ReturnAsync(review!.Id, Actor.Of(caller), time.GetUtcNow(), CancellationToken.None).ConfigureAwait(false))
        {
            return ReviewErrors.NotTaken(review.Id);
        }

        await entries.AppendAsync(ReviewEvent.Returned, review, caller).ConfigureAwait(false);
        return await ViewAsync((await store.FindAsync(review.Id, cancellationToken).ConfigureAwait(false))!, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>1. The case is there, and the caller is one whom its kind concerns.</summary>
    private async Task<(Review? Review, GatewayError? Error)> SeeAsync(string text, Caller caller, CancellationToken cancellationToken)
    {
        // Before anything is looked up: who may judge nothing learns nothing.
        if (!ReviewRights.MayJudgeAny(caller))
        {
            return (null, ReviewErrors.NoReviewer());
        }

        var review = ReviewId.TryParse(text, out var id) ? await store.FindAsync(id, cancellationToken).ConfigureAwait(false) : null;
        return review is null ? (null, ReviewErrors.UnknownCase(text))
            : ReviewRights.MaySee(caller, review) ? (review, null)
            : (null, ReviewErrors.NotAsked(review));
    }

    /// <summary>2. The caller is asked, is not who requested it, and has not judged it before.</summary>
    private async Task<(Review? Review, GatewayError? Error)> SeeToJudgeAsync(string text, Caller caller, CancellationToken cancellationToken)
    {
        var (review, error) = await SeeAsync(text, caller, cancellationToken).ConfigureAwait(false);
        if (error is not null)
        {
            return (null, error);
        }

        if (!ReviewRights.MayJudge(caller, review!))
        {
            return (null, ReviewErrors.NotAsked(review!));
        }

        var actor = Actor.Of(caller);
        return review!.Caller.IsSameAs(actor) ? (null, ReviewErrors.OwnRequest(review.Id))
            : (await store.ReadVerdictsAsync(review.Id, cancellationToken).ConfigureAwait(false)).Any(verdict => verdict.Reviewer.IsSameAs(actor)) ? (null, ReviewErrors.JudgedBefore(review.Id))
            : (review, null);
    }

    /// <summary>3. The caller has the case now.</summary>
    private async Task<(Review? Review, GatewayError? Error)> SeeTakenAsync(string text, Caller caller, CancellationToken cancellationToken)
    {
        var (review, error) = await SeeToJudgeAsync(text, caller, cancellationToken).ConfigureAwait(false);
        return error is not null ? (null, error)
            : review!.StateAt(time.GetUtcNow()) == ReviewState.Taken && review.TakenBy == caller.Name ? (review, null)
            : (null, ReviewErrors.NotTaken(review.Id));
    }

    private async Task<CaseView> ViewAsync(Review review, CancellationToken cancellationToken) => CaseView.Of(
        review,
        (await store.ReadVerdictsAsync(review.Id, cancellationToken).ConfigureAwait(false)).Count(verdict => verdict.Says == ReviewVerdict.Approve),
        time.GetUtcNow());

    private static ReviewRole? RoleOf(string? given, IEnumerable<ReviewRole> asked)
    {
        foreach (var role in asked)
        {
            if (given is null || given == StoredWord.Of(role))
            {
                return role;
            }
        }

        return null;
    }

    private static string? Text(byte[]? bytes) => bytes is null ? null : Encoding.UTF8.GetString(bytes);
}
