namespace Caveat.Gateway.Consent;

/// <summary>The version of an agreement that is in force, and what this caller answered to it.</summary>
/// <param name="Parties">By their ids.</param>
/// <param name="Consent"><c>accepted</c> or <c>declined</c>; null before an answer to this version.</param>
internal sealed record AgreementAnswer(
    string Id,
    int Version,
    string Digest,
    string Title,
    DateTime From,
    DateTime? Until,
    IReadOnlyList<string> Parties,
    IReadOnlyList<ClauseAnswer> Clauses,
    string? Consent,
    DateTime? ConsentedAt);
