using System.Net;
using System.Text;
using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Receipts;
using Caveat.Ledger.Tests.Support;
using Caveat.Ledger.Verification;
using Caveat.Ledger.Witnesses;

namespace Caveat.Ledger.Tests.Witnesses;

public sealed class WitnessCollectorTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private readonly TempFolder _folder = new();
    private readonly WitnessHandler[] _witnesses;

    public WitnessCollectorTests() =>
        _witnesses = [.. Enumerable.Range(0, 3).Select(number => new WitnessHandler($"w{number}.example", _folder["witnesses"], TestLog.Signer.Verifier))];

    public void Dispose()
    {
        Array.ForEach(_witnesses, witness => witness.Dispose());
        _folder.Dispose();
    }

    [Fact]
    public async Task An_entry_is_witnessed_and_the_published_head_and_receipts_show_by_whom()
    {
        await using var log = await TestLog.OpenAsync(_folder);
        await using var collector = await OpenAsync(log, Policy("all"));
        var index = await log.AppendAsync(TestLog.Entry(1));
        Assert.True(await collector.WaitForQuorumAsync(index, Long, CancellationToken.None));

        foreach (var file in new[] { "checkpoint", "checkpoint.witnessed" })
        {
            Assert.True(SignedCheckpoint.TryParse(await File.ReadAllBytesAsync(Path.Combine(_folder["ledger"], file)), out var head, out _));
            Assert.Equal(1, head.Size);
            Assert.Equal(3, Met(Policy("all"), head).By.Count);
        }

        Assert.IsType<LogVerification.Verified>(await VerifyAsync());
        var receipt = await log.ProveAsync(index, CancellationToken.None);
        Assert.IsType<ReceiptVerification.Verified>(receipt.Verify(log.Key));
        Met(Policy("all"), receipt.Checkpoint);
        var state = collector.State();
        Assert.Equal((1, null), (state.WitnessedSize, state.Trouble));
        Assert.All(state.Witnesses, standing => Assert.Equal((1, null), (standing.CosignedSize, standing.Trouble)));
    }

    [Fact]
    public async Task Two_of_three_are_enough_while_one_is_away_or_never_answers()
    {
        _witnesses[1].Instead = WitnessHandler.Status(HttpStatusCode.ServiceUnavailable);
        await using var log = await TestLog.OpenAsync(_folder);
        await using var collector = await OpenAsync(log, Policy("2"));
        Assert.True(await collector.WaitForQuorumAsync(await log.AppendAsync(TestLog.Entry(1)), Long, CancellationToken.None));
        Assert.Contains("status '503'", collector.State().Witnesses[1].Trouble, StringComparison.Ordinal);
        Assert.Null(collector.State().Trouble);

        _witnesses[2].Instead = _witnesses[1].Instead;
        _witnesses[1].Instead = async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return null;
        };
        var index = await log.AppendAsync(TestLog.Entry(2));
        Assert.False(await collector.WaitForQuorumAsync(index, TimeSpan.FromMilliseconds(100), CancellationToken.None));
        Assert.True(collector.State().WitnessedSize <= index);
    }

    [Fact]
    public async Task A_busy_log_with_a_slow_witness_still_gets_its_quorum_and_its_head_never_goes_back()
    {
        var asked = new System.Collections.Concurrent.ConcurrentDictionary<string, long>();
        var differed = false;
        foreach (var (witness, delay) in _witnesses.Zip([1, 20, 33]))
        {
            witness.Instead = async (request, token) =>
            {
                Assert.True(AddCheckpointRequest.TryParse(await request.Content!.ReadAsByteArrayAsync(token), out var body, out _));
                asked[request.RequestUri!.Host] = body.Checkpoint.Size;
                await Task.Delay(delay, token);
                // Where all must cosign, nobody is asked about a head while another still answers about an earlier one.
                differed |= asked.Values.Distinct().Count() > 1;
                asked.TryRemove(request.RequestUri.Host, out _);
                return null;
            };
        }

        await using var log = await TestLog.OpenAsync(_folder);
        await using var collector = await OpenAsync(log, Policy("all"));
        using var stop = new CancellationTokenSource();
        var sizes = Task.Run(async () =>
        {
            List<long> seen = [];
            while (!stop.IsCancellationRequested)
            {
                Assert.True(SignedCheckpoint.TryParse(await File.ReadAllBytesAsync(Path.Combine(_folder["ledger"], "checkpoint")), out var head, out _));
                seen.Add(head.Size);
                await Task.Delay(1);
            }

            return seen;
        });
        long index = 0;
        for (var number = 0; number < 100 || collector.State().WitnessedSize < 50; number++)
        {
            index = await log.AppendAsync(TestLog.Entry(number));
            await Task.Yield();
        }

        Assert.True(await collector.WaitForQuorumAsync(index, Long, CancellationToken.None));
        await stop.CancelAsync();
        var read = await sizes;
        Assert.Equal(read.Order(), read);
        Assert.False(differed);
        Assert.IsType<LogVerification.Verified>(await VerifyAsync());
    }

    [Fact]
    public async Task A_late_answer_does_not_put_the_witnessed_head_back()
    {
        var late = new TaskCompletionSource();
        _witnesses[0].Instead = _witnesses[1].Instead = WitnessHandler.Status(HttpStatusCode.ServiceUnavailable);
        await using var log = await TestLog.OpenAsync(_folder);
        await using var collector = await OpenAsync(log, Policy("any"));
        _witnesses[2].Instead = async (_, token) =>
        {
            await late.Task.WaitAsync(token);
            return null;
        };
        _witnesses[0].Instead = (_, _) => Task.FromResult<HttpResponseMessage?>(null);
        Assert.True(await collector.WaitForQuorumAsync(await log.AppendAsync(TestLog.Entry(1)), Long, CancellationToken.None));
        Assert.True(await collector.WaitForQuorumAsync(await log.AppendAsync(TestLog.Entry(2)), Long, CancellationToken.None));
        _witnesses[2].Instead = _witnesses[1].Instead;
        late.SetResult();
        while (collector.State().Witnesses[2] is not { CosignedSize: > 0, Trouble: not null })
        {
            await Task.Delay(1);
        }

        // The witness has been asked again, so what it answered late was dealt with.
        Assert.True(SignedCheckpoint.TryParse(await File.ReadAllBytesAsync(Path.Combine(_folder["ledger"], "checkpoint.witnessed")), out var witnessed, out _));
        Assert.Equal((2, 2), (witnessed.Size, collector.State().WitnessedSize));
    }

    [Fact]
    public async Task A_head_that_moved_on_is_vouched_for_by_the_witnessed_one_beside_it()
    {
        await using var log = await TestLog.OpenAsync(_folder);
        var collector = await OpenAsync(log, Policy("all"));
        Assert.True(await collector.WaitForQuorumAsync(await log.AppendAsync(TestLog.Entry(1)), Long, CancellationToken.None));
        await collector.DisposeAsync();
        await log.ReadEntryAsync(await log.AppendAsync(TestLog.Entry(2)), CancellationToken.None);

        var found = await FindAsync(log);
        Assert.Equal((1, 2), (found.Checkpoint.Size, log.Latest.Size));
        Assert.IsType<QuorumOutcome.Met>(found.Outcome);

        var witnessed = Path.Combine(_folder["ledger"], "checkpoint.witnessed");
        var rewritten = new HistoryOfHeads(TestLog.Signer);
        await File.WriteAllBytesAsync(witnessed, rewritten.Head(1).Bytes);
        Assert.Contains("rewritten", Assert.IsType<QuorumOutcome.Refused>((await FindAsync(log)).Outcome).Reason, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(witnessed, rewritten.Head(3).Bytes);
        Assert.Contains("put back", Assert.IsType<QuorumOutcome.Refused>((await FindAsync(log)).Outcome).Reason, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<LedgerCorruptException>(() => OpenAsync(log, Policy("all")));
        Assert.Contains("covers '3' entries and the log has '2'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_grew_while_it_was_verified_is_not_accused()
    {
        await using var log = await TestLog.OpenAsync(_folder);
        await using var collector = await OpenAsync(log, Policy("all"));
        await log.ReadEntryAsync(await log.AppendAsync(TestLog.Entry(1)), CancellationToken.None);
        var verified = SignedCheckpoint.Sign(log.Latest.Checkpoint, TestLog.Signer);
        Assert.True(await collector.WaitForQuorumAsync(await log.AppendAsync(TestLog.Entry(2)), Long, CancellationToken.None));
        var found = await FindAsync(log, verified);
        Assert.Equal(2, found.Checkpoint.Size);
        Assert.IsType<QuorumOutcome.Met>(found.Outcome);
    }

    [Fact]
    public async Task A_log_that_was_put_back_does_not_start_because_a_witness_has_seen_more()
    {
        await MakeAsync(3);
        Copy("ledger", "journal");
        await MakeAsync(2);
        PutBack("ledger", "journal");
        File.Delete(Path.Combine(_folder["ledger"], "checkpoint.witnessed"));

        await using var log = await TestLog.OpenAsync(_folder);
        var refused = await Assert.ThrowsAsync<LedgerCorruptException>(() => OpenAsync(log, Policy("all")));
        Assert.Contains("has cosigned '5' entries of this log, which has '3': an older copy", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_was_rewritten_does_not_start_because_a_witness_has_seen_another()
    {
        await MakeAsync(3);
        Directory.Delete(_folder["ledger"], recursive: true);
        Directory.Delete(_folder["journal"], recursive: true);
        foreach (var entries in new[] { 3, 6 })
        {
            await using var log = await TestLog.OpenAsync(_folder);
            while (log.DurableSize < entries)
            {
                await log.ReadEntryAsync(await log.AppendAsync("another"u8), CancellationToken.None);
            }

            var refused = await Assert.ThrowsAsync<LedgerCorruptException>(() => OpenAsync(log, Policy("2")));
            Assert.Contains("has cosigned '3' entries of this log that are not the first '3' here", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_witnessed_before_a_restart_still_counts_while_every_witness_is_away()
    {
        await MakeAsync(3);
        Array.ForEach(_witnesses, witness => witness.Instead = (_, _) => throw new HttpRequestException("No route to host"));
        await using var log = await TestLog.OpenAsync(_folder);
        await using var collector = await OpenAsync(log, Policy("all"));
        Assert.True(await collector.WaitForQuorumAsync(2, TimeSpan.Zero, CancellationToken.None));
        Assert.False(await collector.WaitForQuorumAsync(await log.AppendAsync(TestLog.Entry(3)), TimeSpan.FromMilliseconds(50), CancellationToken.None));
        Assert.Equal("No quorum of witnesses has cosigned the log since the start.", collector.State().Trouble);
    }

    [Fact]
    public async Task A_witness_that_failed_is_asked_again_later_and_later_and_a_quiet_log_is_cosigned_anew()
    {
        var clock = new StoppedClock();
        _witnesses[0].Instead = WitnessHandler.Status(HttpStatusCode.ServiceUnavailable);
        await using var log = await TestLog.OpenAsync(_folder);
        await using var collector = await OpenAsync(log, Policy("2"), clock);
        // After 1, 2, 4, 8 … seconds: in two minutes some six more times, not 120.
        for (var second = 0; second < 120; second++)
        {
            await TickAsync(clock, TimeSpan.FromSeconds(1));
        }

        Assert.InRange(_witnesses[0].Asked, 4, 8);
        var before = _witnesses[1].Asked;
        Assert.InRange(before, 1, 2);
        clock.Pass(TimeSpan.FromHours(1));
        while (_witnesses[1].Asked == before)
        {
            await TickAsync(clock, TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task A_quorum_of_none_needs_nobody()
    {
        await using var log = await TestLog.OpenAsync(_folder);
        await using var collector = await OpenAsync(log, "quorum none\n");
        Assert.True(await collector.WaitForQuorumAsync(await log.AppendAsync(TestLog.Entry(1)), Long, CancellationToken.None));
        Assert.False(File.Exists(Path.Combine(_folder["ledger"], "checkpoint.witnessed")));
        Assert.Null(collector.State().Trouble);
    }

    [Fact]
    public async Task A_policy_that_cannot_be_met_or_is_of_other_logs_is_refused()
    {
        using var other = Caveat.Signing.Notes.NoteSigner.Generate("other.example");
        await using var log = await TestLog.OpenAsync(_folder);
        var unlisted = await Assert.ThrowsAsync<IOException>(() => OpenAsync(log, $"log {other.Verifier}\nquorum none\n"));
        Assert.Contains($"add the line 'log {log.Key}'", unlisted.Message, StringComparison.Ordinal);
        var noAddress = await Assert.ThrowsAsync<IOException>(() => OpenAsync(log, Policy("all").Replace("https://w1.example/", "", StringComparison.Ordinal)));
        Assert.Contains("have no address", noAddress.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_cosignatures_cannot_be_published_nothing_counts_as_witnessed()
    {
        var disk = new SimulatedDisk(TestLog.Options("/disk").Directory);
        await using var log = await TestLog.OpenAsync("/disk", disk);
        await log.AppendAsync(TestLog.Entry(1));
        while (log.Latest.Size == 0)
        {
            await Task.Yield();
        }

        disk.Fails = (call, path) => call == "replace" && path.EndsWith("checkpoint.witnessed", StringComparison.Ordinal);
        await using var collector = await OpenAsync(log, Policy("all"));
        Assert.False(await collector.WaitForQuorumAsync(0, TimeSpan.FromMilliseconds(50), CancellationToken.None));
        Assert.Equal("Cosignatures cannot be published: No space left on device.", collector.State().Trouble);
        disk.Fails = (_, _) => false;
        Assert.True(await collector.WaitForQuorumAsync(0, Long, CancellationToken.None));
        Assert.Null(collector.State().Trouble);
    }

    private static async Task TickAsync(StoppedClock clock, TimeSpan time)
    {
        clock.Pass(time);
        await Task.Delay(5);
    }

    private static QuorumOutcome.Met Met(string policy, SignedCheckpoint head)
    {
        Assert.True(WitnessPolicy.TryParse(Encoding.UTF8.GetBytes(policy), out var parsed, out _));
        return Assert.IsType<QuorumOutcome.Met>(parsed.Evaluate(head, TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1)));
    }

    private string Policy(string threshold) =>
        $"{string.Concat(_witnesses.Select(witness => witness.PolicyLine))}group g {threshold} w0.example w1.example w2.example\nquorum g\n";

    private Task<WitnessCollector> OpenAsync(AppendLog log, string policy, TimeProvider? clock = null)
    {
        Assert.True(WitnessPolicy.TryParse(Encoding.UTF8.GetBytes(policy), out var parsed, out var problems), string.Join('\n', problems));
        return WitnessCollector.OpenAsync(log, new WitnessCollectorOptions
        {
            Policy = parsed,
            Interval = clock is null ? TimeSpan.FromMilliseconds(3) : TimeSpan.FromSeconds(1),
            TimeProvider = clock ?? TimeProvider.System,
            Handler = witness => Array.Find(_witnesses, one => one.Key == witness.Key)!.Handler,
        });
    }

    private async Task<WitnessedHead> FindAsync(AppendLog log, SignedCheckpoint? verified = null)
    {
        Assert.True(WitnessPolicy.TryParse(Encoding.UTF8.GetBytes(Policy("all")), out var policy, out _));
        return await WitnessedHead.FindAsync(
            new DirectorySource(_folder["ledger"]), verified ?? log.Latest, log.Key, policy, TimeProvider.System.GetUtcNow(), null, CancellationToken.None);
    }

    private async Task<LogVerification> VerifyAsync() =>
        await new LogVerifier(new DirectorySource(_folder["ledger"]), TestLog.Signer.Verifier).VerifyAsync(null, CancellationToken.None);

    private async Task MakeAsync(int more)
    {
        await using var log = await TestLog.OpenAsync(_folder);
        await using var collector = await OpenAsync(log, Policy("all"));
        for (var number = 0; number < more; number++)
        {
            Assert.True(await collector.WaitForQuorumAsync(await log.AppendAsync(TestLog.Entry(number)), Long, CancellationToken.None));
        }
    }

    private void Copy(params string[] folders)
    {
        foreach (var folder in folders)
        {
            foreach (var file in Directory.GetFiles(_folder[folder], "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(_folder["copy"], Path.GetRelativePath(_folder.Path, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
    }

    private void PutBack(params string[] folders)
    {
        foreach (var folder in folders)
        {
            Directory.Delete(_folder[folder], recursive: true);
            Directory.Move(Path.Combine(_folder["copy"], folder), _folder[folder]);
        }
    }
}
