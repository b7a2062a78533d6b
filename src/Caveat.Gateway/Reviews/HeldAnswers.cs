using System.Security.Cryptography;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Records;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Reviews;
using Caveat.Gateway.Storage.Sealing;
using Caveat.Ledger;

namespace Caveat.Gateway.Reviews;

/// <summary>Releases an answer that reviewers approved, once, to the caller who asked. Thread-safe.</summary>
internal sealed class HeldAnswers(
    ReviewStore store, SealedStore sealedContent, ReviewDesk desk, Judge judge, AppendLog log, IReadOnlyList<ISurface> surfaces, TimeProvider time)
{
    /// <remarks>
    /// INVARIANT: decided again by the instruments in force now, and the decision durable, before anything is released. A crash
    /// after the approval is taken releases nothing, and the caller asks anew.
    /// </remarks>
    public async Task<Reply<ReleasedAnswer>> ReleaseAsync(string text, Caller caller, CancellationToken cancellationToken)
    {
        if (!ReviewId.TryParse(text, out var id)
            || await store.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } review
            || review.CallerKey != caller.Key)
        {
            return ReviewErrors.Unknown(text);
        }

        if (review.Kind != ReviewKind.Answer)
        {
            return ReviewErrors.NoAnswerKept(id);
        }

        if (await ProblemOfAsync(review, cancellationToken).ConfigureAwait(false) is { } problem)
        {
            return problem;
        }

        var opening = new Opening(Actor.Of(caller), null, "released to its caller", time.GetUtcNow());
        if (review.Sealed is not { } place
            || await sealedContent.OpenAsync(place, opening, cancellationToken).ConfigureAwait(false) is not OpenResult.Opened { Content: var content })
        {
            return ReviewErrors.ContentGone(id);
        }

        return await DecideAsync(review, SealedCase.Read(content), caller, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Records how the release ended.</summary>
    /// <param name="bytes">How many bytes of it were released.</param>
    public void RecordOutcome(ReleasedAnswer answer, ExchangeEnd end, int status, long bytes)
    {
        Span<byte> commitment = stackalloc byte[Commitments.Size];
        Span<byte> digest = stackalloc byte[Commitments.Size];
        SHA256.HashData(answer.Body.Span, digest);
        answer.Commitments.MakeAnswer(digest, commitment);
        var writer = EntryWriter.Start();
        new OutcomeRecord
        {
            Id = answer.Exchange,
            Time = time.GetUtcNow(),
            Decision = answer.DecisionIndex,
            End = end,
            Status = status,
            Provider = null,
            ReleasedBytes = bytes,
            Subject = answer.Commitments.Subject,
            Answer = bytes == 0 ? [] : commitment,
        }.WriteTo(writer.Json);
        log.Append(writer.Written);
    }

    private async Task<GatewayError?> ProblemOfAsync(Review review, CancellationToken cancellationToken) => review.StateAt(time.GetUtcNow()) switch
    {
        ReviewState.Approved => null,
        ReviewState.Refused => Errors.ReviewRefused(review.Id, (await store.ReadVerdictsAsync(review.Id, cancellationToken).ConfigureAwait(false))[^1].Reason),
        ReviewState.Used => Errors.ApprovalUsed(review.Id),
        ReviewState.Expired => ReviewErrors.Expired(review.Id),
        _ => ReviewErrors.Waiting(review.Id),
    };

    private async Task<Reply<ReleasedAnswer>> DecideAsync(Review review, SealedCase kept, Caller caller, CancellationToken cancellationToken)
    {
        if (kept is not { Decision: { } recorded, Answer: { } answer }
            || !DecisionRecord.TryRead(recorded, out var held, out _)
            || surfaces.FirstOrDefault(known => known.Name == held.Surface) is not { } surface)
        {
            return ReviewErrors.ContentGone(review.Id);
        }

        var facts = held.Facts with { Time = time.GetUtcNow(), Approved = ContentStanding.Join(held.Facts.Approved, review.Clauses) };
        var decision = judge.Decide(facts);
        var commitments = new Commitments(caller, review.Exchange);
        if (decision is not Decision.Permitted)
        {
            // An order or an amendment came in between: what stands against it now is told.
            var refused = await RecordAsync(review, surface, facts, decision, commitments, answer).ConfigureAwait(false);
            return Errors.Of(decision, facts, log.IdOf(refused).ToString(), null, caller.Language);
        }

        if (!await desk.UseAsync(review.Id, cancellationToken).ConfigureAwait(false))
        {
            return Errors.ApprovalUsed(review.Id);
        }

        var index = await RecordAsync(review, surface, facts, decision, commitments, answer).ConfigureAwait(false);
        return new ReleasedAnswer
        {
            Exchange = review.Exchange,
            Commitments = commitments,
            DecisionIndex = index,
            Receipt = log.IdOf(index).ToString(),
            Label = kept.Label ?? "",
            Status = kept.AnswerStatus,
            ContentType = kept.AnswerType ?? "application/json",
            Body = kept.BearsMarking ? Mark(surface, kept) : answer,
        };
    }

    private static byte[] Mark(ISurface surface, SealedCase kept) =>
        kept.AnswerType!.StartsWith("text/event-stream", StringComparison.Ordinal)
            ? surface.OpenMarking().Mark(kept.Answer, kept.Label!).ToArray()
            : surface.MarkAnswer(kept.Answer, kept.Label!);

    private ValueTask<long> RecordAsync(Review review, ISurface surface, in ExchangeFacts facts, Decision decision, Commitments commitments, byte[] answer)
    {
        Span<byte> commitment = stackalloc byte[Commitments.Size];
        commitments.MakePrompt(answer, commitment);
        var writer = EntryWriter.Start();
        DecisionRecord.Write(writer.Json, review.Exchange.ToString(), surface.Name, ExchangePhase.Answer, facts, decision, commitments.Subject, commitment);
        return log.AppendAsync(writer.Written);
    }
}
