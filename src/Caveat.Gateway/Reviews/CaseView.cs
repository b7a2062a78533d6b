using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Reviews;

namespace Caveat.Gateway.Reviews;

/// <summary>A case as reviewers see it before they take it, without content.</summary>
/// <param name="Asks">Whose approval it waits for: <c>2 of role reviewer</c>.</param>
internal sealed record CaseView(
    string Review,
    string Kind,
    string State,
    string Organisation,
    string Nation,
    string Agreement,
    int AgreementVersion,
    IReadOnlyList<string> Clauses,
    IReadOnlyList<string> Asks,
    int Approved,
    DateTime Opened,
    DateTime Expires,
    string? TakenBy,
    DateTime? TakenAt,
    string Exchange,
    string? Receipt)
{
    public static CaseView Of(Review review, int approved, DateTimeOffset now) => new(
        review.Id.ToString(),
        StoredWord.Of(review.Kind),
        StoredWord.Of(review.StateAt(now)),
        review.Organisation.Value,
        review.Nation.Value,
        review.Agreement.Value,
        review.Version,
        [.. review.Clauses.Select(clause => clause.ToString())],
        [.. ReviewRights.AskedBy(review).Select(terms => terms.Person is { } person ? $"person {person}" : $"{terms.People} of role {StoredWord.Of(terms.Role)}")],
        approved,
        review.OpenedAt.UtcDateTime,
        review.ExpiresAt.UtcDateTime,
        review.TakenBy,
        review.TakenAt?.UtcDateTime,
        review.Exchange.ToString(),
        review.Receipt);
}
