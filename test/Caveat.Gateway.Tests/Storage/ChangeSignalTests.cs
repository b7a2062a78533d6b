using Caveat.Gateway.Callers;
using Caveat.Gateway.Storage.Changes;
using Caveat.Gateway.Storage.Limits;
using Caveat.Gateway.Storage.Reviews;
using Caveat.Gateway.Storage.Submissions;
using Caveat.Gateway.Tests.Hosting;

namespace Caveat.Gateway.Tests.Storage;

public sealed class ChangeSignalTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_change_reaches_the_other_gateway_and_the_one_that_made_it(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var writer = bed.Open();
        foreach (var (topic, change) in new (ChangeTopic, Func<Task>)[]
        {
            (ChangeTopic.Callers, () => Task.Run(() => new CallerStore(writer).Put(Samples.Key, Samples.Caller))),
            (ChangeTopic.Instruments, () => new InstrumentStore(writer).AddAsync(Samples.Instrument(), Cancel)),
            (ChangeTopic.Reviews, () => new ReviewStore(writer).OpenAsync(Samples.Review(), Cancel)),
            (ChangeTopic.Limits, () => new LimitStore(writer).AddAsync(Samples.Limit(), 10, 10, Cancel)),
        })
        {
            int here = 0, there = 0;
            using var own = writer.Changes.Subscribe(topic, _ => Count(ref here));
            using var others = bed.Open().Changes.Subscribe(topic, _ => Count(ref there));
            await Eventually.TrueAsync(() => Volatile.Read(ref here) == 1 && Volatile.Read(ref there) == 1);
            await change();
            await Eventually.TrueAsync(() => Volatile.Read(ref here) == 2 && Volatile.Read(ref there) == 2);
        }
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Only_the_topic_that_changed_is_told(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var database = bed.Open();
        int callers = 0, reviews = 0;
        using var one = database.Changes.Subscribe(ChangeTopic.Callers, _ => Count(ref callers));
        using var other = database.Changes.Subscribe(ChangeTopic.Reviews, _ => Count(ref reviews));
        await Eventually.TrueAsync(() => Volatile.Read(ref callers) == 1 && Volatile.Read(ref reviews) == 1);
        await new ReviewStore(bed.Open()).OpenAsync(Samples.Review(), Cancel);
        await Eventually.TrueAsync(() => Volatile.Read(ref reviews) == 2);
        Assert.Equal(1, callers);
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Use_that_reaches_no_limit_is_no_news(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var limits = new LimitStore(bed.Open());
        await limits.AddAsync(Samples.Limit(), 9, 10, Cancel);
        await limits.AddAsync(Samples.Limit("nation:FRA"), 1, 10, Cancel);
        await limits.LeaseAsync(Samples.Limit("nation:DEU"), 10, 10, Cancel);
        Assert.Equal(0L, await CountOf("limits"));
        await limits.AddAsync(Samples.Limit(), 1, 10, Cancel);
        await limits.AddAsync(Samples.Limit(), 1, 10, Cancel);
        Assert.Equal(1L, await CountOf("limits"));
        await limits.LeaseAsync(Samples.Limit("nation:DEU"), 1, 10, Cancel);
        Assert.Equal(2L, await CountOf("limits"));

        async Task<long> CountOf(string topic) => Convert.ToInt64(await bed.ExecuteAsync($"SELECT count FROM changes WHERE topic = '{topic}'"), null);
    }

    [Fact]
    public async Task A_change_made_while_the_connection_was_cut_is_told_afterwards()
    {
        await using var bed = await TestDatabase.CreateAsync(DatabaseKind.Postgres, postgres);
        var calls = 0;
        using var subscription = bed.Open().Changes.Subscribe(ChangeTopic.Callers, _ => Count(ref calls));
        await Eventually.TrueAsync(() => Volatile.Read(ref calls) == 1);
        await postgres.CutAsync(bed.ConnectionString);
        await bed.ExecuteAsync("UPDATE changes SET count = count + 1 WHERE topic = 'callers'");
        await Eventually.TrueAsync(() => Volatile.Read(ref calls) == 2);
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_handler_that_fails_is_called_again_and_stops_no_other(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var changes = bed.Open().Changes;
        int failing = 0, other = 0;
        using var one = changes.Subscribe(ChangeTopic.Callers, _ => Interlocked.Increment(ref failing) == 1 ? throw new IOException("Not now.") : ValueTask.CompletedTask);
        using var two = changes.Subscribe(ChangeTopic.Callers, _ => Count(ref other));
        await Eventually.TrueAsync(() => Volatile.Read(ref other) == 1);
        await Eventually.TrueAsync(() => Volatile.Read(ref failing) == 2);
        await Eventually.TrueAsync(() => changes.Fault is null);
        Assert.Equal(1, other);
    }

    private static ValueTask Count(ref int calls)
    {
        Interlocked.Increment(ref calls);
        return ValueTask.CompletedTask;
    }
}
