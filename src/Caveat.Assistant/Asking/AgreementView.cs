namespace Caveat.Assistant.Asking;

/// <summary>An agreement in force, in the reader's language where it has it.</summary>
/// <param name="Consent"><c>accepted</c>, <c>declined</c>, or null where the caller has not answered for this version.</param>
public sealed record AgreementView(
    string Id,
    int Version,
    string Digest,
    string Title,
    DateTimeOffset From,
    DateTimeOffset? Until,
    IReadOnlyList<string> Parties,
    IReadOnlyList<ClauseView> Clauses,
    string? Consent = null,
    DateTimeOffset? ConsentedAt = null);
