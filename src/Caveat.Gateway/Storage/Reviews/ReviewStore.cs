using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.Storage.Reviews;

/// <summary>Held exchanges and appeals, shared by replicas.</summary>
/// <remarks>
/// Thread-safe. Every step is one transaction with the state it starts from in its WHERE clause: of two that race, on any
/// replica, one takes effect and the other is told that it did not.
/// </remarks>
public sealed class ReviewStore(SharedDatabase database)
{
    // Nobody judges their own request, and nobody twice: by name, and by person where both have one.
    private const string IsAnother = """
        caller_name <> @Name AND (caller_person IS NULL OR caller_person <> COALESCE(@Person, ''))
        AND NOT EXISTS (SELECT 1 FROM verdicts WHERE review_id = reviews.id AND (reviewer = @Name OR person = @Person))
        """;

    private const string Insert = """
        INSERT INTO reviews (id, kind, exchange_id, caller_key, caller_name, caller_person, organisation, nation, agreement, version,
            clauses, approvals, content_digest, state, opened_at, expires_at, sealed_id, receipt)
        VALUES (@Id, @Kind, @Exchange, @CallerKey, @CallerName, @CallerPerson, @Organisation, @Nation, @Agreement, @Version,
            @Clauses, @Approvals, @Content, 'open', @OpenedAt, @ExpiresAt, @SealedId, @Receipt)
        ON CONFLICT DO NOTHING
        """;

    private const string SelectVerdicts = """
        SELECT review_id AS Review, reviewer, person, role, verdict AS Says, reason, at FROM verdicts WHERE review_id = @Id ORDER BY at, reviewer
        """;

    /// <summary>Opens a review of a prompt or an answer, in state open whatever the record says.</summary>
    /// <returns>False when one with this id is there already.</returns>
    public async Task<bool> OpenAsync(Review review, CancellationToken cancellationToken) =>
        await database.WriteAsync(Insert, ReviewRow.Of(review), cancellationToken).ConfigureAwait(false) > 0;

    /// <summary>Opens the appeal of a refusal.</summary>
    /// <returns>False when the exchange was appealed before: each refusal is, once.</returns>
    public Task<bool> AppealAsync(Review review, CancellationToken cancellationToken) =>
        OpenAsync(review with { Kind = ReviewKind.Appeal }, cancellationToken);

    /// <summary>Gives an open case to a reviewer, who from then on may see its content.</summary>
    /// <returns>Null when it is not open any more, is the reviewer's own request, or was judged by this reviewer before.</returns>
    public Task<Review?> TakeAsync(ReviewId id, Actor reviewer, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        async session => (await session.FirstAsync<ReviewRow>(
            $"""
            UPDATE reviews SET state = 'taken', taken_by = @Name, taken_at = @Now
            WHERE id = @Id AND state = 'open' AND expires_at > @Now AND {IsAnother}
            RETURNING {ReviewRow.Columns}
            """,
            new { Id = id.ToString(), reviewer.Name, Person = reviewer.Person?.Value, Now = now.ToUnixTimeMilliseconds() }).ConfigureAwait(false))?.ToReview(),
        cancellationToken);

    /// <summary>Opens the case for others again: the reviewer who has it gives it back, unjudged.</summary>
    /// <returns>False when the reviewer does not have it.</returns>
    public async Task<bool> ReturnAsync(ReviewId id, Actor reviewer, DateTimeOffset now, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            "UPDATE reviews SET state = 'open', taken_by = NULL, taken_at = NULL WHERE id = @Id AND state = 'taken' AND taken_by = @Name AND expires_at > @Now",
            new { Id = id.ToString(), reviewer.Name, Now = now.ToUnixTimeMilliseconds() },
            cancellationToken).ConfigureAwait(false) > 0;

    /// <summary>Records the verdict of the reviewer who has the case, and moves the review where the verdicts so far lead.</summary>
    /// <param name="usableUntil">Until when an approval may be used; of no effect unless this verdict completes it.</param>
    /// <returns>The state after it: open where others must approve too. Null when the verdict does not count: the reviewer has not taken the case, it expired, or it is decided.</returns>
    public Task<ReviewState?> GiveVerdictAsync(Verdict verdict, DateTimeOffset usableUntil, CancellationToken cancellationToken) => database.WriteAsync<ReviewState?>(
        async session =>
        {
            var row = VerdictRow.Of(verdict);
            // Changes nothing but holds the row: verdicts about one review come one after another.
            var taken = await session.FirstAsync<ReviewRow>(
                $"""
                UPDATE reviews SET state = 'taken'
                WHERE id = @Review AND state = 'taken' AND taken_by = @Name AND expires_at > @At AND {IsAnother}
                RETURNING {ReviewRow.Columns}
                """,
                new { row.Review, Name = row.Reviewer, row.Person, row.At }).ConfigureAwait(false);
            if (taken is null)
            {
                return null;
            }

            await session.ExecuteAsync(
                "INSERT INTO verdicts (review_id, reviewer, person, role, verdict, reason, at) VALUES (@Review, @Reviewer, @Person, @Role, @Says, @Reason, @At)",
                row).ConfigureAwait(false);
            var verdicts = await session.ListAsync<VerdictRow>(SelectVerdicts, new { Id = row.Review }).ConfigureAwait(false);
            var review = taken.ToReview();
            var state = review.After(verdicts.ConvertAll(given => given.ToVerdict()));
            var expires = state == ReviewState.Approved && review.Kind != ReviewKind.Appeal ? usableUntil : review.ExpiresAt;
            await session.ExecuteAsync(
                "UPDATE reviews SET state = @State, expires_at = @Expires WHERE id = @Review",
                new { row.Review, State = StoredWord.Of(state), Expires = expires.ToUnixTimeMilliseconds() }).ConfigureAwait(false);
            return state;
        },
        cancellationToken);

    /// <summary>Spends an approval on exactly what was approved.</summary>
    /// <returns>True once; afterwards, on every replica, false. Only then may the content be released.</returns>
    public async Task<bool> UseAsync(ReviewId id, KeyDigest callerKey, ContentDigest content, DateTimeOffset now, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            """
            UPDATE reviews SET state = 'used'
            WHERE id = @Id AND state = 'approved' AND kind <> 'appeal' AND caller_key = @Key AND content_digest = @Content AND expires_at > @Now
            """,
            new { Id = id.ToString(), Key = callerKey.ToBytes(), Content = content.Value, Now = now.ToUnixTimeMilliseconds() },
            cancellationToken).ConfigureAwait(false) > 0;

    /// <summary>Ends every review whose time is over, and every approval that was not used in time.</summary>
    /// <returns>Those that this call ended; another replica's call returns the others.</returns>
    public Task<IReadOnlyList<ReviewId>> ExpireAsync(DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync<IReadOnlyList<ReviewId>>(
        async session => (await session.ListAsync<string>(
            $"""
            UPDATE reviews SET state = 'expired' WHERE id IN (
                SELECT id FROM reviews
                WHERE (state IN ('open', 'taken') OR (state = 'approved' AND kind <> 'appeal')) AND expires_at <= @Now
                {database.Dialect.SkipLocked})
            RETURNING id
            """,
            new { Now = now.ToUnixTimeMilliseconds() }).ConfigureAwait(false)).ConvertAll(ReviewId.Parse),
        cancellationToken);

    public Task<Review?> FindAsync(ReviewId id, CancellationToken cancellationToken) =>
        FindFirstAsync("WHERE id = @Id", new { Id = id.ToString() }, cancellationToken);

    /// <summary>The approval that a repeated request may use: of the same key, for the same content, still in time.</summary>
    public Task<Review?> FindApprovedAsync(KeyDigest callerKey, ContentDigest content, DateTimeOffset now, CancellationToken cancellationToken) =>
        FindFirstAsync(
            "WHERE content_digest = @Content AND caller_key = @Key AND state = 'approved' AND kind <> 'appeal' AND expires_at > @Now ORDER BY expires_at DESC LIMIT 1",
            new { Key = callerKey.ToBytes(), Content = content.Value, Now = now.ToUnixTimeMilliseconds() },
            cancellationToken);

    /// <summary>The review that a repeated request waits for already, so that it need not open another.</summary>
    public Task<Review?> FindWaitingAsync(KeyDigest callerKey, ContentDigest content, DateTimeOffset now, CancellationToken cancellationToken) =>
        FindFirstAsync(
            "WHERE content_digest = @Content AND caller_key = @Key AND state IN ('open', 'taken') AND kind <> 'appeal' AND expires_at > @Now ORDER BY opened_at LIMIT 1",
            new { Key = callerKey.ToBytes(), Content = content.Value, Now = now.ToUnixTimeMilliseconds() },
            cancellationToken);

    /// <summary>What was refused or used lately, of the same key and for the same content: it stands until its time is over.</summary>
    public Task<Review?> FindEndedAsync(KeyDigest callerKey, ContentDigest content, DateTimeOffset now, CancellationToken cancellationToken) =>
        FindFirstAsync(
            "WHERE content_digest = @Content AND caller_key = @Key AND state IN ('refused', 'used') AND kind <> 'appeal' AND expires_at > @Now ORDER BY opened_at DESC LIMIT 1",
            new { Key = callerKey.ToBytes(), Content = content.Value, Now = now.ToUnixTimeMilliseconds() },
            cancellationToken);

    /// <summary>The appeal of an exchange's refusal, whatever came of it.</summary>
    public Task<Review?> FindAppealAsync(ExchangeId exchange, CancellationToken cancellationToken) =>
        FindFirstAsync("WHERE exchange_id = @Exchange AND kind = 'appeal'", new { Exchange = exchange.ToString() }, cancellationToken);

    /// <summary>The deciding clause and the state of every appeal that was made in a span of time; the end is not part of it.</summary>
    public Task<IReadOnlyList<Review>> ListAppealsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Review>>(
        async session => (await session.ListAsync<ReviewRow>(
            $"SELECT {ReviewRow.Columns} FROM reviews WHERE kind = 'appeal' AND opened_at >= @From AND opened_at < @To ORDER BY opened_at, id",
            new { From = from.ToUnixTimeMilliseconds(), To = to.ToUnixTimeMilliseconds() }).ConfigureAwait(false)).ConvertAll(row => row.ToReview()),
        cancellationToken);

    /// <summary>What waits for reviewers, taken or not; the oldest first.</summary>
    public Task<IReadOnlyList<Review>> ListOpenAsync(int most, DateTimeOffset now, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Review>>(
        async session => (await session.ListAsync<ReviewRow>(
            $"SELECT {ReviewRow.Columns} FROM reviews WHERE state IN ('open', 'taken') AND expires_at > @Now ORDER BY opened_at, id LIMIT @most",
            new { most, Now = now.ToUnixTimeMilliseconds() }).ConfigureAwait(false)).ConvertAll(row => row.ToReview()),
        cancellationToken);

    /// <summary>The verdicts about a review, in their order.</summary>
    public Task<IReadOnlyList<Verdict>> ReadVerdictsAsync(ReviewId id, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Verdict>>(
        async session => (await session.ListAsync<VerdictRow>(SelectVerdicts, new { Id = id.ToString() }).ConfigureAwait(false)).ConvertAll(row => row.ToVerdict()),
        cancellationToken);

    private Task<Review?> FindFirstAsync(string where, object values, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await session.FirstAsync<ReviewRow>($"SELECT {ReviewRow.Columns} FROM reviews {where}", values).ConfigureAwait(false))?.ToReview(),
        cancellationToken);
}
