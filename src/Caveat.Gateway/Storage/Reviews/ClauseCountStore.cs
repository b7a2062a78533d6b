using System.Globalization;
using Caveat.Agreements;

namespace Caveat.Gateway.Storage.Reviews;

/// <summary>How often each clause refused and held, by day of UTC, over all replicas. Thread-safe.</summary>
public sealed class ClauseCountStore(SharedDatabase database)
{
    /// <summary>Adds to what is there.</summary>
    public Task AddAsync(ClauseReference clause, DateOnly day, long refused, long held, CancellationToken cancellationToken) => database.WriteAsync(
        """
        INSERT INTO clause_counts (clause, day, refused, held) VALUES (@Clause, @Day, @refused, @held)
        ON CONFLICT (clause, day) DO UPDATE SET refused = clause_counts.refused + @refused, held = clause_counts.held + @held
        """,
        new { Clause = clause.ToString(), Day = Text(day), refused, held },
        cancellationToken);

    /// <summary>Sums over days, both included.</summary>
    public Task<IReadOnlyList<ClauseCount>> SumAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<ClauseCount>>(
        async session => (await session.ListAsync<Row>(
            """
            SELECT clause, CAST(SUM(refused) AS BIGINT) AS Refused, CAST(SUM(held) AS BIGINT) AS Held FROM clause_counts
            WHERE day >= @First AND day <= @Last GROUP BY clause ORDER BY clause
            """,
            new { First = Text(first), Last = Text(last) }).ConfigureAwait(false)).ConvertAll(row => row.ToCount()),
        cancellationToken);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class Row
    {
        public string Clause { get; set; } = "";

        public long Refused { get; set; }

        public long Held { get; set; }

        public ClauseCount ToCount() => ClauseReference.TryParse(Clause, out var clause)
            ? new ClauseCount(clause, Refused, Held)
            : throw new FormatException($"The counted clause \"{Clause}\" cannot be read: write agreement/number.");
    }
}
