using System.Text;
using Caveat.Gateway.Reviews;
using Caveat.Gateway.Storage.Limits;
using Caveat.Gateway.Storage.Reviews;
using Caveat.Gateway.Storage.Sealing;
using Caveat.Gateway.Tests.Hosting;
using Caveat.Ledger;
using Caveat.Signing.Notes;
using Caveat.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Caveat.Gateway.Tests.Reviews;

public sealed class HousekeepingTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task What_is_past_its_time_ends_with_one_entry_and_its_content_goes(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        using var folder = new TemporaryFolder();
        var clock = new SetClock(Samples.Now);
        var database = bed.Open();
        var (reviews, counts) = (new ReviewStore(database), new ClauseCountStore(database));
        var store = SealedStore.Open(database, ContentSeal.LoadOrCreate(folder.File("seal.key")));
        await using var log = await OpenAsync(folder);
        using var housekeeping = new Housekeeping(
            reviews, store, new LimitStore(database), new ClauseCounts(counts), new ReviewEntries(log, clock), clock, NullLogger<Housekeeping>.Instance);
        var place = await store.SealAsync(SealedKind.Prompt, "Summarise."u8.ToArray(), Samples.Now.AddHours(5), Cancel);
        var review = Samples.Review() with { Sealed = place };
        await reviews.OpenAsync(review, Cancel);

        await housekeeping.RunOnceAsync(Cancel);
        Assert.Equal(ReviewState.Open, (await reviews.FindAsync(review.Id, Cancel))!.State);
        Assert.Equal(0, log.DurableSize);

        clock.Set(Samples.Now.AddHours(6));
        await housekeeping.RunOnceAsync(Cancel);
        await housekeeping.RunOnceAsync(Cancel);
        Assert.Equal(ReviewState.Expired, (await reviews.FindAsync(review.Id, Cancel))!.State);
        Assert.Equal(1, log.DurableSize);
        var entry = Encoding.UTF8.GetString((await log.ReadEntryAsync(0, Cancel)).Span);
        Assert.Contains("\"event\":\"expired\"", entry, StringComparison.Ordinal);
        Assert.Contains(review.Id.ToString(), entry, StringComparison.Ordinal);
        Assert.Equal(0L, Convert.ToInt64(await bed.ExecuteAsync("SELECT COUNT(*) FROM sealed"), null));
    }

    private static Task<AppendLog> OpenAsync(TemporaryFolder folder) => AppendLog.OpenAsync(
        new AppendLogOptions
        {
            Directory = folder.File("ledger"),
            JournalDirectory = folder.File("journal"),
            Origin = "reviews.test",
            Signer = NoteSigner.Generate("reviews.test"),
            TimeProvider = TimeProvider.System,
        },
        Cancel);
}
