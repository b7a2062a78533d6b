using Caveat.Agreements.Rules;

namespace Caveat.Gateway.Storage.Reviews;

/// <summary>What one reviewer said about one review.</summary>
/// <param name="Role">The one role in which the reviewer judges; the gateway has verified that the caller has it.</param>
/// <param name="Reason">In the reviewer's words; it stays in this database.</param>
public sealed record Verdict(ReviewId Review, Actor Reviewer, ReviewRole Role, ReviewVerdict Says, string Reason, DateTimeOffset At);
