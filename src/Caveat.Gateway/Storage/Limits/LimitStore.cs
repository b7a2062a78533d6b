namespace Caveat.Gateway.Storage.Limits;

/// <summary>What was used of each limit, over all replicas.</summary>
/// <remarks>
/// Thread-safe. A replica leases a slice and spends it in its own memory, so that a request asks nobody. A crash loses what
/// was leased and not spent: the limit is then reached early, never late.
/// </remarks>
public sealed class LimitStore(SharedDatabase database)
{
    private const string IsKey = "clause = @Clause AND holder = @Holder AND period_start = @PeriodStart AND unit = @Unit";

    // The rest below the ceiling, or less where less is asked; a ceiling that was lowered below the amount leaves nothing.
    private const string Grant = """
        CASE WHEN counters.amount >= @ceiling THEN 0 WHEN @ceiling - counters.amount < @amount THEN @ceiling - counters.amount ELSE @amount END
        """;

    /// <summary>Takes a slice of a limit.</summary>
    /// <returns>How much of it was granted: all, the rest, or 0 when the ceiling is reached.</returns>
    public Task<long> LeaseAsync(LimitKey key, long amount, long ceiling, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        ArgumentOutOfRangeException.ThrowIfNegative(ceiling);
        // INVARIANT: one statement; on either database the row is held while it computes, so the sum of all grants never passes the ceiling.
        return database.WriteAsync(
            session => session.FirstAsync<long>(
                $"""
                INSERT INTO counters (clause, holder, period_start, unit, amount, granted, exhausted)
                VALUES (@Clause, @Holder, @PeriodStart, @Unit, @first, @first, CASE WHEN @first < @amount THEN 1 ELSE 0 END)
                ON CONFLICT (clause, holder, period_start, unit) DO UPDATE SET
                    amount = counters.amount + {Grant},
                    granted = {Grant},
                    exhausted = CASE WHEN @ceiling - counters.amount < @amount THEN 1 ELSE 0 END
                RETURNING granted
                """,
                Values(key, amount, ceiling)),
            cancellationToken);
    }

    /// <summary>Gives back what was leased and not spent.</summary>
    public Task ReturnAsync(LimitKey key, long amount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        return database.WriteAsync(
            $"""
            UPDATE counters SET amount = CASE WHEN amount < @amount THEN 0 ELSE amount - @amount END, exhausted = 0
            WHERE {IsKey} AND @amount > 0
            """,
            Values(key, amount, 0),
            cancellationToken);
    }

    /// <summary>Counts what was spent, known only afterwards: tokens and money.</summary>
    /// <param name="ceiling">The clause's; reaching it tells every replica.</param>
    /// <returns>The sum of the period; it may pass the ceiling by what was under way.</returns>
    public Task<long> AddAsync(LimitKey key, long amount, long ceiling, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        return database.WriteAsync(
            session => session.FirstAsync<long>(
                """
                INSERT INTO counters (clause, holder, period_start, unit, amount, granted, exhausted)
                VALUES (@Clause, @Holder, @PeriodStart, @Unit, @amount, 0, CASE WHEN @amount >= @ceiling THEN 1 ELSE 0 END)
                ON CONFLICT (clause, holder, period_start, unit) DO UPDATE SET
                    amount = counters.amount + @amount,
                    exhausted = CASE WHEN counters.amount + @amount >= @ceiling THEN 1 ELSE 0 END
                RETURNING amount
                """,
                Values(key, amount, ceiling)),
            cancellationToken);
    }

    /// <returns>What was leased or spent in the period.</returns>
    public Task<long> SumAsync(LimitKey key, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FirstAsync<long>($"SELECT amount FROM counters WHERE {IsKey}", Values(key, 0, 0)), cancellationToken);

    /// <summary>Deletes the counters of periods that began before a time.</summary>
    public Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.WriteAsync("DELETE FROM counters WHERE period_start < @Before", new { Before = before.ToUnixTimeMilliseconds() }, cancellationToken);

    private static object Values(LimitKey key, long amount, long ceiling) => new
    {
        Clause = key.Clause.ToString(),
        key.Holder,
        PeriodStart = key.PeriodStart.ToUnixTimeMilliseconds(),
        Unit = StoredWord.Of(key.Unit),
        amount,
        ceiling,
        first = Math.Min(amount, ceiling),
    };
}
