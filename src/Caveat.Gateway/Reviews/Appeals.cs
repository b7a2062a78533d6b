using System.Security.Cryptography;
using System.Text;
using Caveat.Agreements.Records;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Reviews;
using Caveat.Gateway.Storage.Sealing;
using Caveat.Ledger;
using Caveat.Ledger.Receipts;

namespace Caveat.Gateway.Reviews;

/// <summary>Takes a caller's refusal to a reviewer, once, and keeps the answer. Thread-safe.</summary>
/// <remarks>An appeal releases nothing: it says whether the refusal was right, and makes the figures of its clause.</remarks>
internal sealed class Appeals(ReviewStore store, SealedStore sealedContent, ReviewEntries entries, ReviewTimes times, AppendLog log, TimeProvider time)
{
    public const int LongestReason = 4_000;

    /// <param name="receipt">The id of the refusal's receipt.</param>
    public async Task<Reply<AppealAnswer>> OpenAsync(string receipt, Caller caller, AppealAsked asked, CancellationToken cancellationToken)
    {
        if (asked.Reason?.Trim() is not { Length: > 0 and <= LongestReason } reason)
        {
            return ReviewErrors.BadReason(asked.Reason?.Trim().Length ?? 0, LongestReason);
        }

        if (await ReadAsync(receipt, caller, cancellationToken).ConfigureAwait(false) is not { } refusal)
        {
            return Errors.UnknownReceipt(receipt);
        }

        if (refusal.Record.Outcome != DecisionOutcome.Refused)
        {
            return ReviewErrors.NotRefused(receipt);
        }

        if (await store.FindAppealAsync(refusal.Exchange, cancellationToken).ConfigureAwait(false) is not null)
        {
            return ReviewErrors.AppealedBefore(receipt);
        }

        var content = asked.Content is null ? null : Encoding.UTF8.GetBytes(asked.Content);
        var (same, commitment) = Compare(content, refusal, caller);
        var now = time.GetUtcNow();
        var review = ReviewOf(refusal, caller, content, receipt, now);
        // In the order of every case: on record, sealed, in the queue. A crash between leaves an entry without a case.
        await entries.AppendAsync(ReviewEvent.Opened, review, caller, content: commitment).ConfigureAwait(false);
        var kept = new SealedCase { Prompt = content, IsSamePrompt = same, Reason = reason };
        var place = await sealedContent.SealAsync(SealedKind.Prompt, kept.ToBytes(), review.ExpiresAt, CancellationToken.None).ConfigureAwait(false);
        review = review with { Sealed = place };
        return await store.AppealAsync(review, CancellationToken.None).ConfigureAwait(false)
            ? View(review, [], now) with { IsSamePrompt = same }
            : ReviewErrors.AppealedBefore(receipt);
    }

    public async Task<Reply<AppealAnswer>> FindAsync(string receipt, Caller caller, CancellationToken cancellationToken)
    {
        if (await ReadAsync(receipt, caller, cancellationToken).ConfigureAwait(false) is not { } refusal)
        {
            return Errors.UnknownReceipt(receipt);
        }

        if (await store.FindAppealAsync(refusal.Exchange, cancellationToken).ConfigureAwait(false) is not { } review)
        {
            return ReviewErrors.NotAppealed(receipt);
        }

        return View(review, await store.ReadVerdictsAsync(review.Id, cancellationToken).ConfigureAwait(false), time.GetUtcNow());
    }

    /// <returns>The decision that the receipt proves, where it is this caller's own; else null.</returns>
    private async Task<(DecisionRecord Record, ExchangeId Exchange)?> ReadAsync(string receipt, Caller caller, CancellationToken cancellationToken)
    {
        if (!ReceiptId.TryParse(receipt, out var id) || id.LogKey != log.Key.Id || id.Index >= log.DurableSize)
        {
            return null;
        }

        var entry = await log.ReadEntryAsync(id.Index, cancellationToken).ConfigureAwait(false);
        return DecisionRecord.TryRead(entry, out var record, out _)
            && ExchangeId.TryParse(record.ExchangeId, out var exchange)
            && CryptographicOperations.FixedTimeEquals(new Commitments(caller, exchange).Subject, record.Subject.Span)
            ? (record, exchange)
            : null;
    }

    /// <summary>The decision committed to what it refused: sent again, the content shows itself to be the same, or not.</summary>
    private static (bool? Same, byte[] Commitment) Compare(byte[]? content, (DecisionRecord Record, ExchangeId Exchange) refusal, Caller caller)
    {
        if (content is null)
        {
            return (null, []);
        }

        var commitment = new byte[Commitments.Size];
        new Commitments(caller, refusal.Exchange).MakePrompt(content, commitment);
        // Of an answer the caller has not seen what was refused.
        return (refusal.Record.Phase == ExchangePhase.Prompt ? commitment.AsSpan().SequenceEqual(refusal.Record.Prompt.Span) : null, commitment);
    }

    private Review ReviewOf((DecisionRecord Record, ExchangeId Exchange) refusal, Caller caller, byte[]? content, string receipt, DateTimeOffset now) => new()
    {
        Id = ReviewId.Generate(),
        Kind = ReviewKind.Appeal,
        Exchange = refusal.Exchange,
        CallerKey = caller.Key,
        Caller = Actor.Of(caller),
        Organisation = caller.Organisation,
        Nation = caller.Nation,
        Agreement = refusal.Record.Agreement.Id,
        Version = refusal.Record.Agreement.Version,
        Clauses = refusal.Record.Clauses,
        Approvals = [],
        Content = ContentDigest.Of(content),
        OpenedAt = now,
        ExpiresAt = times.DeleteAfter(now),
        Receipt = receipt,
    };

    private static AppealAnswer View(Review review, IReadOnlyList<Verdict> verdicts, DateTimeOffset now) => new(
        review.Id.ToString(),
        review.StateAt(now) switch
        {
            ReviewState.Approved => "overturned",
            ReviewState.Refused => "upheld",
            ReviewState.Expired => "expired",
            _ => "waiting",
        },
        review.Receipt!,
        review.Clauses is [var first, ..] ? first.Clause.Value : null,
        review.Agreement.Value,
        review.Version,
        review.OpenedAt.UtcDateTime,
        verdicts is [.., var last] ? last.Reason : null,
        verdicts is [.., var given] ? given.At.UtcDateTime : null,
        null);
}
