using Caveat.Agreements.Rules;
using Caveat.Gateway.Storage.Limits;
using Caveat.Gateway.Tests.Hosting;

namespace Caveat.Gateway.Tests.Storage;

public sealed class LimitStoreTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_lease_grants_what_is_asked_then_the_rest_then_nothing(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var store = new LimitStore(bed.Open());
        Assert.Equal(40, await store.LeaseAsync(Samples.Limit(), 40, 100, Cancel));
        Assert.Equal(40, await store.LeaseAsync(Samples.Limit(), 40, 100, Cancel));
        Assert.Equal(20, await store.LeaseAsync(Samples.Limit(), 40, 100, Cancel));
        Assert.Equal(0, await store.LeaseAsync(Samples.Limit(), 40, 100, Cancel));
        Assert.Equal(100, await store.SumAsync(Samples.Limit(), Cancel));
        Assert.Equal(40, await store.LeaseAsync(Samples.Limit("nation:FRA"), 40, 100, Cancel));
        Assert.Equal(5, await store.LeaseAsync(Samples.Limit("nation:DEU"), 40, 5, Cancel));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_ceiling_that_was_lowered_grants_nothing_and_takes_nothing_back(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var store = new LimitStore(bed.Open());
        await store.LeaseAsync(Samples.Limit(), 80, 100, Cancel);
        Assert.Equal(0, await store.LeaseAsync(Samples.Limit(), 10, 50, Cancel));
        Assert.Equal(80, await store.SumAsync(Samples.Limit(), Cancel));
        Assert.Equal(10, await store.LeaseAsync(Samples.Limit(), 10, 100, Cancel));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task What_is_returned_can_be_leased_again_and_no_more_than_that(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var store = new LimitStore(bed.Open());
        await store.LeaseAsync(Samples.Limit(), 100, 100, Cancel);
        await store.ReturnAsync(Samples.Limit(), 30, Cancel);
        Assert.Equal(30, await store.LeaseAsync(Samples.Limit(), 50, 100, Cancel));
        await store.ReturnAsync(Samples.Limit(), 500, Cancel);
        Assert.Equal(0, await store.SumAsync(Samples.Limit(), Cancel));
        await store.ReturnAsync(Samples.Limit("nation:FRA"), 5, Cancel);
        Assert.Equal(0, await store.SumAsync(Samples.Limit("nation:FRA"), Cancel));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Gateways_that_race_never_lease_more_than_the_ceiling_together(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var stores = Enumerable.Range(0, 4).Select(_ => new LimitStore(bed.Open())).ToArray();
        // Uneven slices, some of them returned, so that the last one asked for is cut.
        var kept = await Race.RunAsync(8, async runner =>
        {
            var sum = 0L;
            for (var turn = 0; turn < 10; turn++)
            {
                var granted = await stores[runner % 4].LeaseAsync(Samples.Limit(), 7 + runner, 333, Cancel);
                var back = turn % 3 == 0 ? granted / 2 : 0;
                await stores[runner % 4].ReturnAsync(Samples.Limit(), back, Cancel);
                sum += granted - back;
            }

            return sum;
        });
        Assert.Equal(kept.Sum(), await stores[0].SumAsync(Samples.Limit(), Cancel));
        var rest = await stores[0].LeaseAsync(Samples.Limit(), 1_000, 333, Cancel);
        Assert.Equal(333, kept.Sum() + rest);
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task What_was_spent_adds_up_over_gateways_and_may_pass_the_ceiling(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var stores = Enumerable.Range(0, 3).Select(_ => new LimitStore(bed.Open())).ToArray();
        var key = Samples.Limit(unit: LimitUnit.Tokens);
        await Race.RunAsync(6, async runner =>
        {
            for (var turn = 0; turn < 5; turn++)
            {
                await stores[runner % 3].AddAsync(key, 100 + runner, 1_000, Cancel);
            }

            return 0;
        });
        Assert.Equal(5 * (600 + 15), await stores[0].SumAsync(key, Cancel));
        Assert.Equal(5 * (600 + 15) + 1, await stores[1].AddAsync(key, 1, 1_000, Cancel));
        Assert.Equal(0, await stores[0].SumAsync(Samples.Limit(), Cancel));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Periods_that_are_over_are_purged(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var store = new LimitStore(bed.Open());
        var today = Samples.Limit();
        var yesterday = today with { PeriodStart = today.PeriodStart.AddDays(-1) };
        await store.AddAsync(today, 1, 10, Cancel);
        await store.AddAsync(yesterday, 2, 10, Cancel);
        Assert.Equal(1, await store.PurgeAsync(today.PeriodStart, Cancel));
        Assert.Equal((1, 0), (await store.SumAsync(today, Cancel), await store.SumAsync(yesterday, Cancel)));
    }
}
