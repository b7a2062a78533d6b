using Caveat.Gateway.Callers;
using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Reviews;

namespace Caveat.Gateway.Reviews;

/// <summary>Tells callers where their own reviews stand. Thread-safe.</summary>
internal sealed class CallerReviews(ReviewStore store, TimeProvider time)
{
    public async Task<Reply<CallerReview>> FindAsync(string text, Caller caller, CancellationToken cancellationToken)
    {
        if (!ReviewId.TryParse(text, out var id)
            || await store.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } review
            || review.CallerKey != caller.Key)
        {
            // Which of the three is not told.
            return ReviewErrors.Unknown(text);
        }

        var state = review.StateAt(time.GetUtcNow());
        var reason = state == ReviewState.Refused ? (await store.ReadVerdictsAsync(id, cancellationToken).ConfigureAwait(false))[^1].Reason : null;
        var next = NextOf(review.Kind, state);
        return new CallerReview(
            text,
            StoredWord.Of(review.Kind),
            StoredWord.Of(state),
            review.Clauses is [var first, ..] ? first.Clause.Value : null,
            [.. review.Clauses.Select(clause => clause.ToString())],
            review.Agreement.Value,
            review.Version,
            review.OpenedAt.UtcDateTime,
            review.ExpiresAt.UtcDateTime,
            next,
            next == "answer" ? $"/v1/reviews/{text}/answer" : null,
            reason,
            review.Receipt);
    }

    private static string NextOf(ReviewKind kind, ReviewState state) => state switch
    {
        ReviewState.Open or ReviewState.Taken => "wait",
        ReviewState.Approved when kind == ReviewKind.Answer => "answer",
        ReviewState.Approved or ReviewState.Expired when kind != ReviewKind.Appeal => "retry",
        _ => "nothing",
    };
}
