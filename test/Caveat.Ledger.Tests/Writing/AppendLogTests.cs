using System.Collections.Concurrent;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Receipts;
using Caveat.Ledger.Tests.Support;
using Caveat.Ledger.Verification;

namespace Caveat.Ledger.Tests.Writing;

public sealed class AppendLogTests
{
    [Fact]
    public async Task Many_callers_get_dense_unique_indices_and_the_log_verifies()
    {
        using var folder = new TempFolder();
        var indices = new ConcurrentBag<long>();
        await using (var log = await TestLog.OpenAsync(folder))
        {
            await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
            {
                for (var number = 0; number < 250; number++)
                {
                    indices.Add(await log.AppendAsync(TestLog.Entry(number)));
                }
            })));
        }

        Assert.Equal(Enumerable.Range(0, 4000).Select(index => (long)index), indices.Order());
        var verified = Assert.IsType<LogVerification.Verified>(await VerifyAsync(folder));
        Assert.Equal(4000, verified.Entries);
    }

    [Fact]
    public async Task An_entry_is_proven_by_a_receipt_that_stands_alone()
    {
        using var folder = new TempFolder();
        await using var log = await TestLog.OpenAsync(folder);
        var index = 0L;
        for (var number = 0; number < 300; number++)
        {
            index = await log.AppendAsync(TestLog.Entry(number));
        }

        var text = (await log.ProveAsync(index, CancellationToken.None)).ToText();
        Assert.True(Receipt.TryParse(text, out var receipt, out _));
        Assert.Equal(log.IdOf(299), Assert.IsType<ReceiptVerification.Verified>(receipt.Verify(log.Key)).Id);
        Assert.Equal(TestLog.Entry(299), receipt.Entry.ToArray());
    }

    [Fact]
    public async Task A_closed_log_opens_again_and_goes_on()
    {
        using var folder = new TempFolder();
        for (var round = 0; round < 6; round++)
        {
            await using var log = await TestLog.OpenAsync(folder);
            Assert.Equal(round * 100, log.DurableSize);
            for (var number = 0; number < 100; number++)
            {
                log.Append(TestLog.Entry((round * 100) + number));
            }
        }

        Assert.Equal(600, Assert.IsType<LogVerification.Verified>(await VerifyAsync(folder)).Entries);
        Assert.True(await new DirectorySource(TestLog.Options(folder.Path).Directory).TryReadAsync("tile/1/000.p/2", 8192, new LogFileBuffer(), default));
    }

    [Fact]
    public async Task Entries_of_every_length_up_to_the_limit_come_back_as_they_were()
    {
        using var folder = new TempFolder();
        await using var log = await TestLog.OpenAsync(folder);
        foreach (var length in new[] { 0, 1, 7, 8, 255, 256, 4096, AppendLog.MaxEntryBytes })
        {
            var entry = new byte[length];
            new Random(length).NextBytes(entry);
            var index = await log.AppendAsync(entry);
            Assert.Equal(entry, (await log.ReadEntryAsync(index, CancellationToken.None)).ToArray());
        }

        Assert.Throws<ArgumentException>(() => log.Append(new byte[AppendLog.MaxEntryBytes + 1]));
    }

    [Fact]
    public async Task A_second_writer_is_refused_while_the_first_holds_the_log()
    {
        using var folder = new TempFolder();
        await using var log = await TestLog.OpenAsync(folder);
        var refusal = await Assert.ThrowsAsync<IOException>(() => TestLog.OpenAsync(folder));
        Assert.Contains("one writer", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Journal_segments_go_once_full_bundles_hold_their_entries()
    {
        using var folder = new TempFolder();
        await using var log = await TestLog.OpenAsync(folder);
        for (var number = 0; number < 1500; number++)
        {
            var index = await log.AppendAsync(new byte[2000]);
            if (number % 100 == 0)
            {
                await log.ReadEntryAsync(index, CancellationToken.None);
            }
        }

        await log.DisposeAsync();
        // Three megabytes went through segments of a quarter: the last, the one prepared, and what the last bundle needs.
        Assert.InRange(Directory.GetFiles(TestLog.Options(folder.Path).JournalDirectory, "*.journal").Length, 1, 6);
        await using var again = await TestLog.OpenAsync(folder);
        Assert.Equal(1500, again.DurableSize);
    }

    [Fact]
    public async Task Partial_tiles_stay_until_the_full_one_stands()
    {
        using var folder = new TempFolder();
        var ledger = await TestLog.MakeAsync(folder, 250, perCheckpoint: 50);
        Assert.True(File.Exists(Path.Combine(ledger, "tile/0/000.p/50")));
        await using (var log = await TestLog.OpenAsync(folder))
        {
            for (var number = 250; number < 260; number++)
            {
                await log.AppendAsync(TestLog.Entry(number));
            }
        }

        Assert.True(File.Exists(Path.Combine(ledger, "tile/0/000")));
        Assert.False(Directory.Exists(Path.Combine(ledger, "tile/0/000.p")));
        Assert.False(Directory.Exists(Path.Combine(ledger, "tile/entries/000.p")));
    }

    [Fact]
    public async Task A_closed_log_records_nothing_more()
    {
        using var folder = new TempFolder();
        var log = await TestLog.OpenAsync(folder);
        await log.DisposeAsync();
        await Assert.ThrowsAsync<LedgerUnavailableException>(async () => await log.AppendAsync("late"u8));
        log.Append("later"u8);
        Assert.Equal((1L, 1L), (log.Health().Refused, log.Health().Lost));
    }

    private static ValueTask<LogVerification> VerifyAsync(TempFolder folder) =>
        new LogVerifier(new DirectorySource(TestLog.Options(folder.Path).Directory), TestLog.Signer.Verifier)
            .VerifyAsync(null, CancellationToken.None);
}
