namespace Caveat.Gateway.Reviews;

/// <summary>The body of an appeal.</summary>
/// <param name="Reason">Why the refusal was wrong, in the caller's words; sealed for the reviewer.</param>
/// <param name="Content">The refused request's body once more, byte for byte; the gateway has not kept it.</param>
internal sealed record AppealAsked(string? Reason, string? Content);
