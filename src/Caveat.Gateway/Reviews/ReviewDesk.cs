using Caveat.Agreements.Evaluation;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Storage.Reviews;

namespace Caveat.Gateway.Reviews;

/// <summary>Takes what clauses hold to the reviewers, and brings back what they say. Thread-safe.</summary>
/// <remarks>An approval is bound to the exact content, its caller and the clauses, lasts a short time and serves once.</remarks>
internal sealed class ReviewDesk
{
    /// <summary>Where the prompt of an exchange stands.</summary>
    public ValueTask<ContentStanding> FindAsync(AskedExchange asked, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Seals the content and puts it into the queue; the ledger has its entry before this completes.</summary>
    /// <returns>The review's id.</returns>
    public ValueTask<ReviewId> OpenAsync(
        AskedExchange asked, ReviewKind kind, ExchangeFacts facts, Decision.Held held, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Waits until the review is decided, here or on another replica, or patience ends; then says where it stands.</summary>
    public Task<ContentStanding> WaitAsync(ReviewId review, TimeSpan patience, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Takes the approval; false when another request was faster or it has lapsed.</summary>
    public ValueTask<bool> UseAsync(ReviewId review, CancellationToken cancellationToken) => throw new NotSupportedException();
}
