using System.Collections.Frozen;
using Caveat.Agreements;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Storage;
using Dapper;

namespace Caveat.Gateway.Consent;

/// <summary>Who accepted and who declined which version: one row for each, the latest answer. The ledger has them all.</summary>
internal sealed class ConsentStore(SharedDatabase database)
{
    private const string SelectAccepted = "SELECT subject, digest FROM consents WHERE accepted = 1";

    public Task PutAsync(StoredConsent consent, CancellationToken cancellationToken) => database.WriteAsync(
        """
        INSERT INTO consents (subject, digest, agreement, version, accepted, language, at)
        VALUES (@Subject, @Digest, @Agreement, @Version, @Accepted, @Language, @At)
        ON CONFLICT (subject, digest) DO UPDATE SET accepted = excluded.accepted, language = excluded.language, at = excluded.at
        """,
        new
        {
            Subject = consent.Subject.ToBytes(),
            Digest = consent.Agreement.Digest.Value,
            Agreement = consent.Agreement.Id.Value,
            consent.Agreement.Version,
            Accepted = consent.Accepted ? 1L : 0L,
            Language = consent.Language.Code,
            At = consent.At.ToUnixTimeMilliseconds(),
        },
        cancellationToken);

    /// <summary>What one subject answered, by the digest of the version.</summary>
    public async Task<IReadOnlyDictionary<AgreementDigest, StoredConsent>> ReadAsync(SubjectDigest subject, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.ListAsync<Row>(
                "SELECT subject, digest, agreement, version, accepted, language, at FROM consents WHERE subject = @Subject", new { Subject = subject.ToBytes() }),
            cancellationToken).ConfigureAwait(false);
        return rows.Select(row => row.ToConsent()).ToDictionary(consent => consent.Agreement.Digest);
    }

    /// <summary>Everyone's acceptances; blocks, for the start.</summary>
    public FrozenSet<(SubjectDigest Subject, AgreementDigest Version)> ReadAccepted() =>
        Index(database.Read(connection => connection.Query<Row>(SelectAccepted)));

    public async Task<FrozenSet<(SubjectDigest Subject, AgreementDigest Version)>> ReadAcceptedAsync(CancellationToken cancellationToken) =>
        Index(await database.ReadAsync(session => session.ListAsync<Row>(SelectAccepted), cancellationToken).ConfigureAwait(false));

    private static FrozenSet<(SubjectDigest Subject, AgreementDigest Version)> Index(IEnumerable<Row> rows) =>
        rows.Select(row => (SubjectDigest.FromBytes(row.Subject), AgreementDigest.Parse(row.Digest))).ToFrozenSet();

    private sealed class Row
    {
        public byte[] Subject { get; set; } = [];

        public string Digest { get; set; } = "";

        public string Agreement { get; set; } = "";

        public long Version { get; set; }

        public long Accepted { get; set; }

        public string Language { get; set; } = "";

        public long At { get; set; }

        public StoredConsent ToConsent() => new(
            SubjectDigest.FromBytes(Subject),
            new AgreementVersion(AgreementId.Parse(Agreement), (int)Version, AgreementDigest.Parse(Digest)),
            Accepted == 1,
            Caveat.Agreements.Language.TryParse(Language, out var language) ? language : default,
            DateTimeOffset.FromUnixTimeMilliseconds(At));
    }
}
