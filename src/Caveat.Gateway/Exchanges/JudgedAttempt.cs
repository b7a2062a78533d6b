using Caveat.Agreements.Evaluation;
using Caveat.Gateway.Storage.Reviews;

namespace Caveat.Gateway.Exchanges;

/// <summary>What was decided about asking one provider, and on which facts.</summary>
/// <param name="Under">The instruments that were in force when deciding began: what came since counts as a change.</param>
/// <param name="Review">The review that the content stands with: whose approval is used, or by which it was refused; null where there is none.</param>
/// <param name="Problem">What to tell the caller in place of the decision: an approval that was used, a reviewer's refusal; null where the decision says all.</param>
internal sealed record JudgedAttempt(Instruments Under, ExchangeFacts Facts, Decision Decision, ReviewId? Review = null, GatewayError? Problem = null);
