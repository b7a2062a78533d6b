using Caveat.Gateway.Reviews;
using Caveat.Gateway.Storage.Reviews;
using Caveat.Gateway.Tests.Hosting;

namespace Caveat.Gateway.Tests.Reviews;

public sealed class ClauseCountsTests(PostgresFixture postgres)
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Counts_of_replicas_and_days_add_up(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var (one, other) = (new ClauseCountStore(bed.Open()), new ClauseCountStore(bed.Open()));
        await Race.RunAsync(8, async number =>
        {
            await (number % 2 == 0 ? one : other).AddAsync(Samples.Clause("a/4.2"), Day.AddDays(number % 3), 2, 1, Cancel);
            return number;
        });
        await one.AddAsync(Samples.Clause("a/2.1"), Day, 5, 0, Cancel);
        Assert.Equal([new ClauseCount(Samples.Clause("a/2.1"), 5, 0), new ClauseCount(Samples.Clause("a/4.2"), 16, 8)], await other.SumAsync(Day, Day.AddDays(2), Cancel));
        Assert.Equal([new ClauseCount(Samples.Clause("a/4.2"), 4, 2)], await other.SumAsync(Day.AddDays(2), Day.AddDays(9), Cancel));
        Assert.Empty(await other.SumAsync(Day.AddDays(3), Day.AddDays(9), Cancel));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Figures_join_what_clauses_did_with_what_appeals_found(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var database = bed.Open();
        var (reviews, counts) = (new ReviewStore(database), new ClauseCountStore(database));
        await counts.AddAsync(Samples.Clause("department-classified/4.2"), Day, 7, 0, Cancel);
        foreach (var says in new[] { ReviewVerdict.Approve, ReviewVerdict.Refuse, (ReviewVerdict?)null })
        {
            var appeal = Samples.Review() with { Kind = ReviewKind.Appeal, Approvals = [] };
            Assert.True(await reviews.AppealAsync(appeal, Cancel));
            if (says is { } verdict)
            {
                await reviews.TakeAsync(appeal.Id, Samples.Reviewer, Samples.Now, Cancel);
                await reviews.GiveVerdictAsync(
                    new Verdict(appeal.Id, Samples.Reviewer, Caveat.Agreements.Rules.ReviewRole.Reviewer, verdict, "Read.", Samples.Now), Samples.Now, Cancel);
            }
        }

        var figures = Assert.Single(await new ReviewFigures(reviews, counts).ReadAsync(Day, Day, Cancel));
        Assert.Equal(new ClauseFigures(Samples.Clause("department-classified/4.2"), 7, 0, 3, 1, 1), figures);
        Assert.Equal(0.5, figures.FalseRefusals!.Value.Rate);
        Assert.Empty(await new ReviewFigures(reviews, counts).ReadAsync(Day.AddDays(1), Day.AddDays(9), Cancel));
    }
}
