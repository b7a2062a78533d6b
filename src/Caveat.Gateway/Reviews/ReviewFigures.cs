using Caveat.Gateway.Storage.Reviews;

namespace Caveat.Gateway.Reviews;

/// <summary>Makes the figures per clause from the database; what was counted in the last minute may be missing.</summary>
public sealed class ReviewFigures(ReviewStore reviews, ClauseCountStore counts)
{
    /// <summary>For whole days of UTC, both included; ordered by clause.</summary>
    public async Task<IReadOnlyList<ClauseFigures>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var figures = new SortedDictionary<string, ClauseFigures>(StringComparer.Ordinal);
        foreach (var count in await counts.SumAsync(first, last, cancellationToken).ConfigureAwait(false))
        {
            figures[count.Clause.ToString()] = new ClauseFigures(count.Clause, count.Refused, count.Held, 0, 0, 0);
        }

        foreach (var appeal in await reviews.ListAppealsAsync(StartOf(first), StartOf(last.AddDays(1)), cancellationToken).ConfigureAwait(false))
        {
            if (appeal.Clauses is not [var clause, ..])
            {
                continue;
            }

            var known = figures.GetValueOrDefault(clause.ToString()) ?? new ClauseFigures(clause, 0, 0, 0, 0, 0);
            figures[clause.ToString()] = known with
            {
                Appeals = known.Appeals + 1,
                Upheld = known.Upheld + (appeal.State == ReviewState.Refused ? 1 : 0),
                Overturned = known.Overturned + (appeal.State == ReviewState.Approved ? 1 : 0),
            };
        }

        return [.. figures.Values];
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
