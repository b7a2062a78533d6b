namespace Caveat.Gateway.Reviews;

/// <summary>The body of a verdict.</summary>
/// <param name="Verdict"><c>approve</c> or <c>refuse</c>.</param>
/// <param name="Role">In which role, where the reviewer has several that are asked for.</param>
internal sealed record VerdictGiven(string? Verdict, string? Reason, string? Role);
