using Caveat.Agreements.Registers;
using Caveat.Gateway.Apps;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Tests.Hosting;
using Caveat.Testing;

namespace Caveat.Gateway.Tests.Apps;

/// <summary>Usage is counted in memory and loses nothing but by a crash.</summary>
public sealed class AppUsageTests(PostgresFixture postgres)
{
    private static readonly Caller App = Samples.Caller with { App = AppId.Parse("translator"), Key = KeyDigest.Of("cav_app") };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Counts_of_many_threads_and_flushes_add_up(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var store = await StoreAsync(bed);
        using var usage = new AppUsage(store);
        await Race.RunAsync(8, async runner =>
        {
            for (var i = 0; i < 100; i++)
            {
                usage.Count(App, i % 4 == 0 ? ExchangeEnd.Refused : ExchangeEnd.Answered, 3, Samples.Now.AddSeconds(i));
                if (i % 50 == 0)
                {
                    await usage.FlushAsync(Cancel);
                }
            }

            return runner;
        });
        await usage.FlushAsync(Cancel);
        var used = (await store.FindAsync(SubjectDigest.Of(Samples.Caller), App.Key, Cancel))!.Used;
        Assert.Equal((800, 200, 2400), (used.Requests, used.Refused, used.Tokens));
    }

    [Fact]
    public async Task What_could_not_be_written_is_written_the_next_time()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        var store = await StoreAsync(bed);
        using var usage = new AppUsage(store);
        usage.Count(App, ExchangeEnd.AnswerRefused, 5, Samples.Now);
        await bed.ExecuteAsync("ALTER TABLE apps RENAME TO elsewhere");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => usage.FlushAsync(Cancel));
        await bed.ExecuteAsync("ALTER TABLE elsewhere RENAME TO apps");
        await usage.FlushAsync(Cancel);
        await usage.FlushAsync(Cancel);
        var used = (await store.FindAsync(SubjectDigest.Of(Samples.Caller), App.Key, Cancel))!.Used;
        Assert.Equal((1, 1, 5, Samples.Now), (used.Requests, used.Refused, used.Tokens, used.LastUsed));
    }

    [Fact]
    public async Task Counting_allocates_nothing_after_an_apps_first_time_and_never_for_a_person()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, postgres);
        using var usage = new AppUsage(new AppStore(bed.Open()));
        Assert.Equal(0, Allocations.Least(() => usage.Count(App, ExchangeEnd.Answered, 3, Samples.Now)));
        Assert.Equal(0, Allocations.Least(() => usage.Count(Samples.Caller, ExchangeEnd.Answered, 3, Samples.Now)));
    }

    private static async Task<AppStore> StoreAsync(TestDatabase bed)
    {
        var store = new AppStore(bed.Open());
        Assert.True(await store.TryAddAsync(
            new RegisteredApp
            {
                Key = App.Key,
                Owner = SubjectDigest.Of(Samples.Caller),
                App = App.App,
                Purpose = App.Purpose,
                Organisation = App.Organisation,
                Created = Samples.Now,
            },
            Cancel));
        return store;
    }
}
