using System.Data.Common;
using Caveat.Agreements;

namespace Caveat.Gateway.Storage.Submissions;

/// <summary>The signed documents that were submitted, and those that bind; shared by replicas. Rows are never deleted.</summary>
/// <remarks>Thread-safe. It takes two people to make a document bind, and the statement that does it insists on that.</remarks>
public sealed class InstrumentStore(SharedDatabase database)
{
    /// <summary>Submits a document, in state submitted whatever the record says.</summary>
    /// <returns>False when exactly this document was submitted before.</returns>
    public async Task<bool> AddAsync(StoredInstrument instrument, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            """
            INSERT INTO instruments (digest, kind, id, version, envelope, state, reason, submitted_by, submitted_person, submitted_at)
            VALUES (@Digest, @Kind, @Id, @Version, @Envelope, 'submitted', @Reason, @SubmittedBy, @SubmittedPerson, @SubmittedAt)
            ON CONFLICT DO NOTHING
            """,
            InstrumentRow.Of(instrument),
            cancellationToken).ConfigureAwait(false) > 0;

    /// <summary>Adds what one person may put on record alone: the notice of a waiver.</summary>
    /// <param name="entryIndex">Of the entry that records it, which is durable before this call.</param>
    /// <returns>False when it is on record already.</returns>
    public async Task<bool> AddAcceptedAsync(StoredInstrument notice, long entryIndex, CancellationToken cancellationToken)
    {
        // Only a notice: everything else takes two people.
        ArgumentOutOfRangeException.ThrowIfNotEqual(notice.Kind, InstrumentKind.Notice, nameof(notice));
        var row = InstrumentRow.Of(notice);
        return await database.WriteAsync(
            """
            INSERT INTO instruments (digest, kind, id, version, envelope, state, reason, submitted_by, submitted_person, submitted_at, accepted_at, entry_index)
            VALUES (@Digest, @Kind, @Id, @Version, @Envelope, 'accepted', @Reason, @SubmittedBy, @SubmittedPerson, @SubmittedAt, @SubmittedAt, @entryIndex)
            ON CONFLICT DO NOTHING
            """,
            new { row.Digest, row.Kind, row.Id, row.Version, row.Envelope, row.Reason, row.SubmittedBy, row.SubmittedPerson, row.SubmittedAt, entryIndex },
            cancellationToken).ConfigureAwait(false) > 0;
    }

    /// <summary>Makes a submitted document bind, by a person other than the one who submitted it.</summary>
    /// <param name="entryIndex">Of the entry that records it, which is durable before this call: what binds is in a log.</param>
    public async Task<ConfirmResult> ConfirmAsync(AgreementDigest digest, Actor by, DateTimeOffset now, long entryIndex, CancellationToken cancellationToken)
    {
        try
        {
            var rows = await database.WriteAsync(
                """
                UPDATE instruments SET state = 'accepted', confirmed_by = @Name, accepted_at = @Now, entry_index = @entryIndex
                WHERE digest = @Digest AND state = 'submitted'
                    AND submitted_by <> @Name AND (submitted_person IS NULL OR submitted_person <> COALESCE(@Person, ''))
                """,
                new { Digest = digest.Value, by.Name, Person = by.Person?.Value, Now = now.ToUnixTimeMilliseconds(), entryIndex },
                cancellationToken).ConfigureAwait(false);
            return rows > 0 ? ConfirmResult.Done : await ExplainAsync(digest, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e) when (database.Dialect.IsUniqueViolation(e))
        {
            return ConfirmResult.VersionTaken;
        }
    }

    /// <summary>Takes back a document that is not accepted yet; anyone whom the gateway lets may.</summary>
    public async Task<ConfirmResult> WithdrawAsync(AgreementDigest digest, Actor by, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await database.WriteAsync(
            """
            UPDATE instruments SET state = 'withdrawn', withdrawn_by = @Name, withdrawn_at = @Now, withdrawn_reason = @reason
            WHERE digest = @Digest AND state = 'submitted'
            """,
            new { Digest = digest.Value, by.Name, reason, Now = now.ToUnixTimeMilliseconds() },
            cancellationToken).ConfigureAwait(false);
        return rows > 0 ? ConfirmResult.Done : await ExplainAsync(digest, cancellationToken).ConfigureAwait(false);
    }

    public Task<StoredInstrument?> FindAsync(AgreementDigest digest, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await session.FirstAsync<InstrumentRow>(
            $"SELECT {InstrumentRow.Columns} FROM instruments WHERE digest = @Digest", new { Digest = digest.Value }).ConfigureAwait(false))?.ToInstrument(),
        cancellationToken);

    /// <summary>Everything that binds, in the order of acceptance.</summary>
    public Task<IReadOnlyList<StoredInstrument>> AcceptedAsync(CancellationToken cancellationToken) =>
        ListAsync("WHERE state = 'accepted' ORDER BY accepted_at, digest", cancellationToken);

    /// <summary>What waits for a second person, the oldest first.</summary>
    public Task<IReadOnlyList<StoredInstrument>> PendingAsync(CancellationToken cancellationToken) =>
        ListAsync("WHERE state = 'submitted' ORDER BY submitted_at, digest", cancellationToken);

    private Task<IReadOnlyList<StoredInstrument>> ListAsync(string where, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<StoredInstrument>>(
        async session => (await session.ListAsync<InstrumentRow>($"SELECT {InstrumentRow.Columns} FROM instruments {where}").ConfigureAwait(false)).ConvertAll(row => row.ToInstrument()),
        cancellationToken);

    /// <remarks>Only for people: what was decided stays decided, whatever this reads.</remarks>
    private async Task<ConfirmResult> ExplainAsync(AgreementDigest digest, CancellationToken cancellationToken) =>
        await FindAsync(digest, cancellationToken).ConfigureAwait(false) switch
        {
            null => ConfirmResult.Unknown,
            { State: InstrumentState.Submitted } => ConfirmResult.SamePerson,
            _ => ConfirmResult.Decided,
        };
}
