using Caveat.Agreements;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.Storage.Reviews;

/// <summary>A row of the table <c>reviews</c>, as SQL reads and writes it.</summary>
internal sealed class ReviewRow
{
    public const string Columns = """
        id, kind, exchange_id AS Exchange, caller_key AS CallerKey, caller_name AS CallerName, caller_person AS CallerPerson,
        organisation, nation, agreement, version, clauses, approvals, content_digest AS Content, state, opened_at AS OpenedAt,
        expires_at AS ExpiresAt, taken_by AS TakenBy, taken_at AS TakenAt, sealed_id AS SealedId, receipt
        """;

    public string Id { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Exchange { get; set; } = "";

    public byte[] CallerKey { get; set; } = [];

    public string CallerName { get; set; } = "";

    public string? CallerPerson { get; set; }

    public string Organisation { get; set; } = "";

    public string Nation { get; set; } = "";

    public string Agreement { get; set; } = "";

    public long Version { get; set; }

    public string Clauses { get; set; } = "";

    public string Approvals { get; set; } = "";

    public string Content { get; set; } = "";

    public string State { get; set; } = "";

    public long OpenedAt { get; set; }

    public long ExpiresAt { get; set; }

    public string? TakenBy { get; set; }

    public long? TakenAt { get; set; }

    public string? SealedId { get; set; }

    public string? Receipt { get; set; }

    public static ReviewRow Of(Review review) => new()
    {
        Id = review.Id.ToString(),
        Kind = StoredWord.Of(review.Kind),
        Exchange = review.Exchange.ToString(),
        CallerKey = review.CallerKey.ToBytes(),
        CallerName = review.Caller.Name,
        CallerPerson = review.Caller.Person?.Value,
        Organisation = review.Organisation.Value,
        Nation = review.Nation.Value,
        Agreement = review.Agreement.Value,
        Version = review.Version,
        Clauses = ReviewJson.Write(review.Clauses),
        Approvals = ReviewJson.Write(review.Approvals),
        Content = review.Content.Value,
        OpenedAt = review.OpenedAt.ToUnixTimeMilliseconds(),
        ExpiresAt = review.ExpiresAt.ToUnixTimeMilliseconds(),
        SealedId = review.Sealed?.ToString(),
        Receipt = review.Receipt,
    };

    public Review ToReview() => new()
    {
        Id = ReviewId.Parse(Id),
        Kind = StoredWord.Parse<ReviewKind>(Kind),
        Exchange = ExchangeId.TryParse(Exchange, out var exchange) ? exchange : throw new FormatException($"The review \"{Id}\" names no exchange."),
        CallerKey = KeyDigest.FromBytes(CallerKey),
        Caller = Actor.Stored(CallerName, CallerPerson),
        Organisation = OrganisationId.Parse(Organisation),
        Nation = NationCode.Parse(Nation),
        Agreement = AgreementId.Parse(Agreement),
        Version = (int)Version,
        Clauses = ReviewJson.ReadClauses(Clauses),
        Approvals = ReviewJson.ReadApprovals(Approvals),
        Content = ContentDigest.Parse(Content),
        State = StoredWord.Parse<ReviewState>(State),
        OpenedAt = DateTimeOffset.FromUnixTimeMilliseconds(OpenedAt),
        ExpiresAt = DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt),
        TakenBy = TakenBy,
        TakenAt = TakenAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
        Sealed = SealedId is null ? null : Sealing.SealedId.Parse(SealedId),
        Receipt = Receipt,
    };
}
