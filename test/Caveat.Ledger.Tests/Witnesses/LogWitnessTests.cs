using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Tests.Support;
using Caveat.Ledger.Witnesses;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Tests.Witnesses;

public sealed class LogWitnessTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly CosignatureSigner _signer = CosignatureSigner.Generate("witness.example");
    private readonly HistoryOfHeads _log = new(TestLog.Signer);

    public void Dispose()
    {
        _signer.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_log_that_grows_is_cosigned_at_each_head()
    {
        using var witness = Open();
        foreach (var (old, size) in new[] { (0, 0), (0, 3), (3, 3), (3, 4), (4, 17), (17, 64) })
        {
            var head = _log.Head(size);
            var reply = witness.AddCheckpoint(_log.Request(old, size));
            Assert.Equal(200, reply.Status);
            Assert.True(SignedNote.TryParse([.. head.Note.Text.Span, (byte)'\n', .. reply.Body.Span], out var note, out _));
            Assert.True(_signer.Verifier.TryVerify(head.Note.Text.Span, Assert.Single(note.Signatures).Bytes.Span, out _));
        }
    }

    [Fact]
    public void What_is_refused_has_the_status_of_the_specification_and_changes_nothing()
    {
        using var witness = Open();
        using var stranger = NoteSigner.Generate("stranger.example");
        using var impostor = NoteSigner.Generate(TestLog.Origin);
        Assert.Equal(200, witness.AddCheckpoint(_log.Request(0, 5)).Status);

        Assert.Equal(400, witness.AddCheckpoint("old 5\n"u8).Status);
        Assert.Equal(400, witness.AddCheckpoint(_log.Request(9, 8)).Status);
        Assert.Equal(404, witness.AddCheckpoint(new HistoryOfHeads(stranger).Request(0, 5)).Status);
        Assert.Equal(403, witness.AddCheckpoint(new HistoryOfHeads(impostor).Request(5, 8)).Status);
        Assert.Equal(422, witness.AddCheckpoint(new AddCheckpointRequest(5, [], _log.Head(8)).ToBytes()).Status);
        Assert.Equal(422, witness.AddCheckpoint(new AddCheckpointRequest(5, _log.Proof(4, 8), _log.Head(8)).ToBytes()).Status);
        Assert.Equal(422, witness.AddCheckpoint(new HistoryOfHeads(TestLog.Signer, "another ").Request(5, 8)).Status);
        Assert.Equal(422, witness.AddCheckpoint(new HistoryOfHeads(TestLog.Signer, "another ").Request(5, 5)).Status);
        foreach (var old in new[] { 0, 4, 6 })
        {
            var conflict = witness.AddCheckpoint(_log.Request(old, 8));
            Assert.Equal((409, "text/x.tlog.size", "5\n"), (conflict.Status, conflict.ContentType, Encoding.ASCII.GetString(conflict.Body.Span)));
        }

        Assert.Equal(200, witness.AddCheckpoint(_log.Request(5, 8)).Status);
    }

    [Fact]
    public void An_empty_log_has_the_root_of_nothing_and_a_first_head_no_proof()
    {
        using var witness = Open();
        var wrong = SignedCheckpoint.Sign(new Checkpoint(TestLog.Origin, 0, _log.Head(1).Checkpoint.Root), TestLog.Signer);
        Assert.Equal(422, witness.AddCheckpoint(new AddCheckpointRequest(0, [], wrong).ToBytes()).Status);
        Assert.Equal(422, witness.AddCheckpoint(new AddCheckpointRequest(0, [wrong.Checkpoint.Root], _log.Head(3)).ToBytes()).Status);
    }

    [Fact]
    public void A_log_may_have_several_keys_and_a_line_of_an_unknown_one_is_not_kept()
    {
        using var second = NoteSigner.Generate(TestLog.Origin);
        using var unknown = NoteSigner.Generate("unknown.example");
        using var witness = Open(TestLog.Signer.Verifier, second.Verifier);
        Assert.Equal(200, witness.AddCheckpoint(_log.Request(0, 2)).Status);
        Assert.True(SignedNote.TryParse(unknown.Sign(_log.Head(4).Note.Text.Span), out var other, out _));
        var head = SignedNote.Format(_log.Head(4).Note.Text.Span, [.. new HistoryOfHeads(second).Head(4).Note.Signatures, .. other.Signatures]);
        Assert.True(SignedCheckpoint.TryParse(head, out var checkpoint, out _));
        Assert.Equal(200, witness.AddCheckpoint(new AddCheckpointRequest(2, _log.Proof(2, 4), checkpoint).ToBytes()).Status);
        Assert.True(witness.TryRead(OriginHash, out var kept));
        Assert.Equal([second.Verifier.Id, _signer.Verifier.Id], kept.Note.Signatures.Select(line => line.KeyId));
    }

    [Fact]
    public void What_was_cosigned_is_remembered_and_shown()
    {
        using (var witness = Open())
        {
            Assert.False(witness.TryRead(OriginHash, out _));
            Assert.Equal(200, witness.AddCheckpoint(_log.Request(0, 9)).Status);
        }

        using var again = Open();
        Assert.Equal(409, again.AddCheckpoint(_log.Request(0, 12)).Status);
        Assert.True(again.TryRead(OriginHash, out var shown));
        Assert.Equal(_log.Head(9).Note.Text.ToArray(), shown.Note.Text.ToArray());
        Assert.IsType<NoteVerification.Verified>(shown.Note.Verify(TestLog.Signer.Verifier));
    }

    [Fact]
    public void A_folder_with_a_file_that_it_did_not_write_is_refused()
    {
        using (var witness = Open())
        {
            Assert.Equal(200, witness.AddCheckpoint(_log.Request(0, 9)).Status);
        }

        var file = _folder[OriginHash];
        File.WriteAllBytes(file, _log.Head(3).Bytes.ToArray());
        Assert.Contains("has cosigned", Assert.Throws<LedgerCorruptException>(() => Open()).Message, StringComparison.Ordinal);
        File.WriteAllText(file, "");
        Assert.Throws<LedgerCorruptException>(() => Open());
    }

    [Fact]
    public void One_process_holds_the_folder()
    {
        using var witness = Open();
        Assert.Throws<IOException>(() => Open());
    }

    [Fact]
    public async Task Requests_that_race_never_make_it_contradict_itself()
    {
        using var witness = Open();
        var other = new HistoryOfHeads(TestLog.Signer, "another ");
        var cosigned = new System.Collections.Concurrent.ConcurrentBag<(HistoryOfHeads History, int Size)>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            var history = thread % 2 == 0 ? _log : other;
            var random = new Random(thread);
            var old = 0;
            for (var turn = 0; turn < 150; turn++)
            {
                var size = Math.Min(64, old + random.Next(3));
                var reply = witness.AddCheckpoint(history.Request(old, size));
                if (reply.Status == 200)
                {
                    cosigned.Add((history, size));
                    old = size;
                }
                else if (reply.Status == 409)
                {
                    old = int.Parse(Encoding.ASCII.GetString(reply.Body.Span).TrimEnd('\n'), CultureInfo.InvariantCulture);
                }
            }
        })));
        // Size 0 is the beginning of both histories; anything after it is of one.
        Assert.Single(cosigned.Where(one => one.Size > 0).Select(one => one.History).Distinct());
        Assert.Contains(cosigned, one => one.Size == 64);
    }

    [Fact]
    public void Whatever_call_is_the_last_before_a_power_loss_no_cosignature_that_left_is_forgotten()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var disk = new SimulatedDisk("/published");
            var left = 0;
            for (var life = 0; life < 4; life++)
            {
                left = Live(disk, random, left, seed);
                disk = disk.LosePower(random);
            }

            Assert.True(HeldBy(disk) >= left, $"seed {seed}: {left} entries were cosigned and {HeldBy(disk)} are remembered");
        }
    }

    [Fact]
    public void When_the_disk_is_full_nothing_is_cosigned_and_afterwards_it_goes_on()
    {
        var disk = new SimulatedDisk("/published");
        using var witness = LogWitness.Open(Options("/witness"), disk);
        Assert.Equal(200, witness.AddCheckpoint(_log.Request(0, 2)).Status);
        foreach (var operation in new[] { "replace", "sync" })
        {
            disk.Fails = (call, _) => call == operation;
            Assert.Throws<IOException>(() => witness.AddCheckpoint(_log.Request(2, 5)));
        }

        disk.Fails = (_, _) => false;
        Assert.Equal(200, witness.AddCheckpoint(_log.Request(2, 7)).Status);
    }

    private static string OriginHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TestLog.Origin)));

    private int Live(SimulatedDisk disk, Random random, int left, int seed)
    {
        disk.StopAt = disk.Calls + random.Next(1, 12);
        try
        {
            using var witness = LogWitness.Open(Options("/witness"), disk);
            Assert.True(Held(witness) >= left, $"seed {seed}");
            for (var held = Held(witness); held < 60;)
            {
                var size = held + random.Next(3);
                Assert.Equal(200, witness.AddCheckpoint(_log.Request(held, size)).Status);
                left = held = size;
            }
        }
        catch (IOException)
        {
            // The power is off.
        }

        return left;
    }

    private int HeldBy(SimulatedDisk disk)
    {
        using var witness = LogWitness.Open(Options("/witness"), disk);
        return Held(witness);
    }

    private static int Held(LogWitness witness) => witness.TryRead(OriginHash, out var held) ? (int)held.Size : 0;

    private LogWitness Open(params NoteVerifier[] logs) => LogWitness.Open(Options(_folder.Path, logs));

    private LogWitnessOptions Options(string folder, params NoteVerifier[] logs) =>
        new() { Directory = folder, Signer = _signer, Logs = logs.Length > 0 ? logs : [TestLog.Signer.Verifier] };
}
