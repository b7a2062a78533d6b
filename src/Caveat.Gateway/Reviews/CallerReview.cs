namespace Caveat.Gateway.Reviews;

/// <summary>A review as the caller who waits for it sees it.</summary>
/// <param name="Next">What the caller does next: <c>wait</c>, <c>retry</c> the same request, fetch the <c>answer</c>, or <c>nothing</c>.</param>
/// <param name="Reason">The reviewer's words, where it was refused.</param>
internal sealed record CallerReview(
    string Review,
    string Kind,
    string State,
    string? Clause,
    IReadOnlyList<string> Clauses,
    string Agreement,
    int AgreementVersion,
    DateTime Opened,
    DateTime Expires,
    string Next,
    string? AnswerUrl,
    string? Reason,
    string? Receipt);
