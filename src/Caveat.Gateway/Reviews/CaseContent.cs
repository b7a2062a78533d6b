namespace Caveat.Gateway.Reviews;

/// <summary>The opened content of a case, for the one reviewer who has it.</summary>
/// <param name="Prompt">The request's body; of an appeal, what the caller sent again.</param>
/// <param name="IsSamePrompt">Of an appeal: whether that is proven to be what was refused.</param>
/// <param name="Answer">What of the provider's answer is kept.</param>
/// <param name="Reason">Of an appeal: the caller's words.</param>
internal sealed record CaseContent(string Review, string Kind, string? Prompt, bool? IsSamePrompt, string? Answer, string? AnswerType, string? Reason);
