using Caveat.Ledger.Tests.Support;
using Caveat.Ledger.Verification;

namespace Caveat.Ledger.Tests.Writing;

/// <summary>The disk fills up or fails, and comes back, while the log stays open.</summary>
public sealed class FailingDiskTests
{
    private const string Folder = "/disk";

    [Theory]
    [InlineData("append")]
    [InlineData("sync")]
    [InlineData("create")]
    public async Task While_the_journal_cannot_be_written_nothing_is_acknowledged_and_then_it_heals(string operation)
    {
        var disk = new SimulatedDisk(TestLog.Options(Folder).Directory);
        await using var log = await TestLog.OpenAsync(Folder, disk);
        if (operation != "create")
        {
            Assert.Equal(0, await log.AppendAsync(TestLog.Entry(0)));
        }

        disk.Fails = (call, path) => call == operation && path.EndsWith(".journal", StringComparison.Ordinal);
        var before = log.DurableSize;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(async () => await log.AppendAsync(TestLog.Entry(99)));
            Assert.Equal("The ledger cannot record: No space left on device.", refusal.Message);
        }

        Assert.Equal(before, log.DurableSize);
        Assert.Equal(5, log.Health().Refused);
        Assert.NotNull(log.Health().Trouble);

        disk.Fails = (_, _) => false;
        for (var number = before; number < 20; number++)
        {
            Assert.Equal(number, await log.AppendAsync(TestLog.Entry(number)));
        }

        Assert.Null(log.Health().Trouble);
        await log.DisposeAsync();
        await using var again = await TestLog.OpenAsync(Folder, disk.LosePower(new Random(1)));
        Assert.Equal(20, again.DurableSize);
    }

    [Theory]
    [InlineData("write")]
    [InlineData("replace")]
    [InlineData("delete")]
    public async Task While_tiles_cannot_be_published_entries_stay_durable_and_are_published_later(string operation)
    {
        var disk = new SimulatedDisk(TestLog.Options(Folder).Directory);
        await using (var log = await TestLog.OpenAsync(Folder, disk))
        {
            disk.Fails = (call, path) => call == operation && path.Contains("ledger", StringComparison.Ordinal);
            for (var number = 0; number < 600; number++)
            {
                Assert.Equal(number, await log.AppendAsync(TestLog.Entry(number)));
            }

            while (log.Health().Trouble is null)
            {
                await Task.Yield();
            }

            Assert.InRange(log.Latest.Size, 0, 255);
            disk.Fails = (_, _) => false;
        }

        Assert.Equal(600, Assert.IsType<LogVerification.Verified>(
            await new LogVerifier(disk, TestLog.Signer.Verifier).VerifyAsync(null, CancellationToken.None)).Entries);
    }

    [Fact]
    public async Task A_lost_outcome_entry_shows_in_the_health()
    {
        var disk = new SimulatedDisk(TestLog.Options(Folder).Directory);
        await using var log = await TestLog.OpenAsync(Folder, disk);
        disk.Fails = (call, _) => call == "create";
        log.Append(TestLog.Entry(0));
        while (log.Health().Lost == 0)
        {
            await Task.Yield();
        }

        Assert.Equal((0L, 1L), (log.Health().Refused, log.Health().Lost));
    }

    [Fact]
    public async Task More_than_the_queue_may_hold_is_refused_at_once()
    {
        var disk = new SimulatedDisk(TestLog.Options(Folder).Directory);
        await using var log = await AppendLog.OpenAsync(
            TestLog.Options(Folder) with { MaxPendingBytes = 10_000 }, disk, CancellationToken.None);
        disk.Fails = (call, path) => call == "write";
        await log.AppendAsync(new byte[6_000]);
        var refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(async () => await log.AppendAsync(new byte[6_000]));
        Assert.Contains("'10000' bytes already wait", refusal.Message, StringComparison.Ordinal);
        disk.Fails = (_, _) => false;
    }
}
