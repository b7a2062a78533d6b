using System.Data.Common;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Records;
using Caveat.Gateway.Reviews;
using Caveat.Gateway.Storage.Reviews;
using Caveat.Ledger;

namespace Caveat.Gateway.Exchanges;

/// <summary>Decides on an answer: on what was found in it, on the tools that it calls, on reviews and orders that came in between.</summary>
internal sealed class AnswerVerdict(Judge judge, ReviewDesk reviews, AppendLog log)
{
    private static readonly AnswerReading Nothing = new();

    // Not the marking's words: nothing of the violating text leaves, not even to say what it was.
    private static readonly Sighting InTheAnswer = new(
        "Found in the provider's answer, of which nothing from there on was released.",
        "Trouvé dans la réponse du fournisseur, dont rien n’a été transmis à partir de là.",
        "the provider's answer");

    /// <summary>On an answer that has arrived whole.</summary>
    /// <returns>Null when it may be released.</returns>
    public ValueTask<AnswerRefusal?> OnWholeAsync(AskedExchange asked, AnswerReading found, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken) =>
        !found.Text.IsEmpty || MustDecideOnWhole(asked, found) || judge.HasChangedFor(asked)
            ? DecideAsync(asked, found, answer, cancellationToken)
            : default;

    /// <summary>On what was found in a part of a streaming answer.</summary>
    /// <param name="unreleased">What has come and was not released.</param>
    public ValueTask<AnswerRefusal?> OnPartAsync(AskedExchange asked, AnswerReading found, ReadOnlyMemory<byte> unreleased, CancellationToken cancellationToken) =>
        DecideAsync(asked, found, unreleased, cancellationToken);

    /// <summary>On a streaming answer on its way, when an order may have begun to stand against it.</summary>
    /// <remarks>What would only hold it waits for its end: <see cref="MustKeepRest"/> keeps the rest until then.</remarks>
    public ValueTask<AnswerRefusal?> OnChangeAsync(AskedExchange asked, ReadOnlyMemory<byte> unreleased, CancellationToken cancellationToken) =>
        judge.HasChangedFor(asked) && !Holds(asked, Nothing) ? DecideAsync(asked, Nothing, unreleased, cancellationToken) : default;

    /// <summary>Whether reviewers would be asked about what was found; decides nothing.</summary>
    public bool Holds(AskedExchange asked, AnswerReading found) => judge.Decide(judge.AnswerFacts(asked, found)) is Decision.Held;

    /// <summary>Whether an instrument that came in between wants reviewers to see what is left of a streaming answer.</summary>
    public bool MustKeepRest(AskedExchange asked) => judge.HasChangedFor(asked) && Holds(asked, Nothing);

    /// <summary>What of a streaming answer is kept until it is whole.</summary>
    public AnswerHold HoldOf(AskedExchange asked) =>
        !asked.Obligations.ReviewAnswer.IsEmpty ? AnswerHold.Everything
        : judge.Governing.ConcernTools ? AnswerHold.ToolCalls
        : AnswerHold.Nothing;

    private bool MustDecideOnWhole(AskedExchange asked, AnswerReading found) =>
        !asked.Obligations.ReviewAnswer.IsEmpty || (found.Calls.Count > 0 && judge.Governing.ConcernTools);

    private async ValueTask<AnswerRefusal?> DecideAsync(AskedExchange asked, AnswerReading found, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken)
    {
        // Taken first: an instrument that comes while this is decided counts as a change, and is asked about again.
        var under = judge.Governing.Now;
        var facts = judge.AnswerFacts(asked, found);
        var decision = judge.Decide(facts);
        asked.CheckedUnder(under, facts.Time);
        if (decision is Decision.Permitted)
        {
            asked.Raise(facts.Grade);
            return null;
        }

        reviews.Count(decision);
        try
        {
            asked.Recorded(await judge.RecordAsync(asked, ExchangePhase.Answer, facts, decision, answer.Span).ConfigureAwait(false));
            return decision is Decision.Held held
                ? await HoldAsync(asked, facts, held, answer, cancellationToken).ConfigureAwait(false)
                : new(ExchangeEnd.AnswerRefused, ErrorOf(asked, facts, decision, InTheAnswer));
        }
        catch (LedgerUnavailableException)
        {
            return new(ExchangeEnd.GatewayFailed, Errors.LedgerUnavailable());
        }
        catch (DbException)
        {
            // Fails closed: what cannot be brought to a reviewer is not released.
            return new(ExchangeEnd.GatewayFailed, Errors.ReviewsUnavailable());
        }
    }

    /// <summary>Keeps the answer for reviewers; a caller that waits gets it when they approve, any other fetches it then.</summary>
    private async ValueTask<AnswerRefusal?> HoldAsync(AskedExchange asked, ExchangeFacts facts, Decision.Held held, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken)
    {
        var error = ErrorOf(asked, facts, held, null);
        var review = await reviews.OpenAsync(asked, ReviewKind.Answer, facts, held, answer).ConfigureAwait(false);
        if (asked.Declared.Wait > TimeSpan.Zero
            && await reviews.WaitAsync(review, asked.Declared.Wait, cancellationToken).ConfigureAwait(false) is ContentStanding.Approved approved)
        {
            var released = facts with { Time = judge.Now, Approved = ContentStanding.Join(facts.Approved, approved.Clauses) };
            if (judge.Decide(released) is Decision.Permitted permitted && await reviews.UseAsync(review, cancellationToken).ConfigureAwait(false))
            {
                asked.Recorded(await judge.RecordAsync(asked, ExchangePhase.Answer, released, permitted, answer.Span).ConfigureAwait(false));
                asked.Raise(released.Grade);
                return null;
            }
        }

        return new(ExchangeEnd.AnswerHeld, error with { Review = review.ToString() });
    }

    private GatewayError ErrorOf(AskedExchange asked, in ExchangeFacts facts, Decision decision, Sighting? sighting) =>
        Errors.Of(decision, facts, log.IdOf(asked.DecisionIndex).ToString(), sighting, asked.Language);
}
