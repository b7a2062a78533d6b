namespace Caveat.Gateway.Storage.Reviews;

/// <summary>One approval that a review waits for, in the JSON of its row.</summary>
internal sealed record StoredApproval(string Clause, int People, string Role, string? Person);
