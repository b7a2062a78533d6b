namespace Caveat.Gateway.Reviews;

/// <summary>What waits for reviewers, the oldest first.</summary>
internal sealed record CaseList(IReadOnlyList<CaseView> Reviews);
