using System.Collections.Concurrent;
using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Tests.Support;
using Caveat.Ledger.Verification;

namespace Caveat.Ledger.Tests.Writing;

/// <summary>The power goes off at a chosen call; what was acknowledged must be there when the log is opened again.</summary>
public sealed class PowerLossTests
{
    private const string Folder = "/disk";

    [Fact]
    public async Task Whatever_call_is_the_last_nothing_acknowledged_is_lost_and_the_log_verifies()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var disk = new SimulatedDisk(TestLog.Options(Folder).Directory);
            var acknowledged = new ConcurrentDictionary<long, byte[]>();
            var signed = new List<SignedCheckpoint>();
            for (var life = 0; life < 3; life++)
            {
                await LiveAsync(disk, random, acknowledged, signed);
                disk = disk.LosePower(random);
            }

            await CheckAsync(disk, seed, acknowledged, signed);
        }
    }

    private static async Task LiveAsync(
        SimulatedDisk disk, Random random, ConcurrentDictionary<long, byte[]> acknowledged, List<SignedCheckpoint> signed)
    {
        disk.StopAt = random.Next(1, 300);
        AppendLog log;
        try
        {
            log = await TestLog.OpenAsync(Folder, disk);
        }
        catch (IOException)
        {
            return; // the power went off while it opened
        }

        var size = random.Next(1, 6000);
        var callers = Enumerable.Range(0, 4).Select(caller => CallAsync(log, caller, size, random.Next(2) == 0, acknowledged));
        await Task.WhenAll(callers.ToArray());
        await log.DisposeAsync();
        signed.Add(log.Latest);
    }

    private static async Task CallAsync(
        AppendLog log, int caller, int entryBytes, bool pauses, ConcurrentDictionary<long, byte[]> acknowledged)
    {
        try
        {
            for (var number = 0; number < 400; number++)
            {
                var entry = new byte[entryBytes];
                entry[0] = (byte)caller;
                BitConverter.TryWriteBytes(entry.AsSpan(Math.Min(1, entryBytes - 1)), (short)number);
                acknowledged[await log.AppendAsync(entry)] = entry;
                if (pauses)
                {
                    await Task.Yield();
                }
            }
        }
        catch (LedgerUnavailableException)
        {
            // The power is off: this caller was told so.
        }
    }

    private static async Task CheckAsync(
        SimulatedDisk disk, int seed, ConcurrentDictionary<long, byte[]> acknowledged, List<SignedCheckpoint> signed)
    {
        await using var log = await TestLog.OpenAsync(Folder, disk);
        Assert.True(log.DurableSize >= acknowledged.Count, $"seed {seed}");
        foreach (var checkpoint in signed)
        {
            var outcome = await new LogVerifier(disk, log.Key).VerifyAsync(checkpoint, CancellationToken.None);
            Assert.True(outcome is LogVerification.Verified, $"seed {seed}: {outcome}");
        }

        var reader = new LogReader(disk, log.Latest.Size);
        foreach (var (index, entry) in acknowledged)
        {
            var found = await reader.ReadEntryAsync(index, CancellationToken.None);
            Assert.True(found.Span.SequenceEqual(entry), $"seed {seed}: entry {index}");
        }
    }
}
