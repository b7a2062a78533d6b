namespace Caveat.Gateway.Reviews;

/// <summary>An appeal as its caller sees it.</summary>
/// <param name="State"><c>waiting</c>, <c>upheld</c> (the refusal stands), <c>overturned</c> (it was wrong) or <c>expired</c>.</param>
/// <param name="IsSamePrompt">Whether the content that was sent with it is the one that was refused; absent where none was sent, and later.</param>
internal sealed record AppealAnswer(
    string Appeal, string State, string Receipt, string? Clause, string Agreement, int AgreementVersion, DateTime Opened, string? Reason, DateTime? Answered, bool? IsSamePrompt);
