using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Tests.Support;
using Caveat.Ledger.Verification;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Tests.Verification;

public sealed class TamperingTests
{
    [Fact]
    public async Task Whichever_byte_of_whichever_file_is_flipped_verification_fails_at_or_before_the_entry_that_it_touches()
    {
        using var folder = new TempFolder();
        var ledger = await TestLog.MakeAsync(folder, 600, perCheckpoint: 41);
        var random = new Random(7);
        foreach (var file in Directory.GetFiles(ledger, "*", SearchOption.AllDirectories))
        {
            var right = await File.ReadAllBytesAsync(file);
            for (var flip = 0; flip < 24; flip++)
            {
                var wrong = right.ToArray();
                var at = flip == 0 ? 0 : flip == 1 ? right.Length - 1 : random.Next(right.Length);
                wrong[at] ^= (byte)(1 << random.Next(8));
                await File.WriteAllBytesAsync(file, wrong);
                var name = Path.GetRelativePath(ledger, file);
                var broken = Assert.IsType<LogVerification.Broken>(await VerifyAsync(ledger));
                Assert.Equal(name, broken.File);
                Assert.Equal(TouchedEntry(name, right, at), broken.FirstWrongEntry);
            }

            await File.WriteAllBytesAsync(file, right);
        }

        Assert.IsType<LogVerification.Verified>(await VerifyAsync(ledger));
    }

    [Fact]
    public async Task Every_byte_of_the_checkpoint_is_vouched_for()
    {
        using var folder = new TempFolder();
        var ledger = await TestLog.MakeAsync(folder, 70);
        var file = Path.Combine(ledger, "checkpoint");
        var right = await File.ReadAllBytesAsync(file);
        for (var at = 0; at < right.Length; at++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var wrong = right.ToArray();
                wrong[at] ^= (byte)(1 << bit);
                await File.WriteAllBytesAsync(file, wrong);
                var broken = Assert.IsType<LogVerification.Broken>(await VerifyAsync(ledger));
                Assert.Equal((0, "checkpoint"), (broken.FirstWrongEntry, broken.File));
            }
        }
    }

    [Theory]
    [InlineData(0, "The origin reads")]
    [InlineData(1, "The size reads '73'")]
    [InlineData(2, "The size or the root hash")]
    [InlineData(4, "The signature is wrong")]
    public async Task A_wrong_checkpoint_is_explained_by_its_field(int line, string field)
    {
        using var folder = new TempFolder();
        var ledger = await TestLog.MakeAsync(folder, 70);
        var file = Path.Combine(ledger, "checkpoint");
        var lines = (await File.ReadAllTextAsync(file)).Split('\n');
        lines[line] = line switch
        {
            0 => "another.example/log",
            1 => "73",
            2 => Convert.ToBase64String(new byte[32]),
            _ => lines[line][..^6] + (lines[line][^6] == 'A' ? 'B' : 'A') + lines[line][^5..],
        };
        await File.WriteAllTextAsync(file, string.Join('\n', lines));
        Assert.StartsWith(field, Assert.IsType<LogVerification.Broken>(await VerifyAsync(ledger)).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_bundle_or_tile_is_named()
    {
        using var folder = new TempFolder();
        var ledger = await TestLog.MakeAsync(folder, 600);
        foreach (var (file, entry) in new[] { ("tile/entries/001", 256), ("tile/0/000", 0), ("tile/entries/002.p/88", 512), ("tile/1/000.p/2", 0) })
        {
            File.Move(Path.Combine(ledger, file), Path.Combine(ledger, "away"));
            var broken = Assert.IsType<LogVerification.Broken>(await VerifyAsync(ledger));
            Assert.Equal((entry, file), (broken.FirstWrongEntry, broken.File));
            File.Move(Path.Combine(ledger, "away"), Path.Combine(ledger, file));
        }
    }

    [Fact]
    public async Task An_older_checkpoint_shows_that_a_log_grew_or_was_truncated()
    {
        using var folder = new TempFolder();
        using var whole = new TempFolder();
        foreach (var older in new[] { 0, 1, 255, 256, 257, 512, 599, 600 })
        {
            using var small = new TempFolder();
            var former = await CheckpointAsync(await TestLog.MakeAsync(small, older));
            using var large = new TempFolder();
            var ledger = await TestLog.MakeAsync(large, 600);
            var verified = Assert.IsType<LogVerification.Verified>(await VerifyAsync(ledger, former));
            Assert.Equal(older, verified.ConsistentWith);
            if (older < 600)
            {
                var outcome = await VerifyAsync(Path.Combine(small.Path, "ledger"), await CheckpointAsync(ledger));
                Assert.Equal(new LogVerification.Truncated(600, older), outcome);
            }
        }
    }

    [Fact]
    public async Task A_log_whose_first_entries_were_rewritten_and_signed_again_is_found_by_an_older_checkpoint()
    {
        using var folder = new TempFolder();
        using var forged = new TempFolder();
        var honest = await CheckpointAsync(await TestLog.MakeAsync(folder, 300));
        await using (var log = await TestLog.OpenAsync(forged))
        {
            for (var number = 0; number < 400; number++)
            {
                await log.AppendAsync(TestLog.Entry(number == 17 ? 18 : number));
            }
        }

        var ledger = Path.Combine(forged.Path, "ledger");
        Assert.IsType<LogVerification.Verified>(await VerifyAsync(ledger));
        Assert.Equal(new LogVerification.Rewritten(300), await VerifyAsync(ledger, honest));
    }

    [Fact]
    public async Task A_log_under_another_key_is_not_verified()
    {
        using var folder = new TempFolder();
        var ledger = await TestLog.MakeAsync(folder, 5);
        using var other = NoteSigner.Generate(TestLog.Origin);
        var outcome = await new LogVerifier(new DirectorySource(ledger), other.Verifier).VerifyAsync(null, CancellationToken.None);
        Assert.StartsWith("No signature line", Assert.IsType<LogVerification.Broken>(outcome).What, StringComparison.Ordinal);
    }

    private static ValueTask<LogVerification> VerifyAsync(string ledger, SignedCheckpoint? older = null) =>
        new LogVerifier(new DirectorySource(ledger), TestLog.Signer.Verifier).VerifyAsync(older, CancellationToken.None);

    private static async Task<SignedCheckpoint> CheckpointAsync(string ledger)
    {
        Assert.True(SignedCheckpoint.TryParse(await File.ReadAllBytesAsync(Path.Combine(ledger, "checkpoint")), out var checkpoint, out _));
        return checkpoint;
    }

    // The first entry that a byte of a file belongs to.
    private static long TouchedEntry(string name, byte[] bytes, int at)
    {
        var parts = name.Split('/', '.');
        if (parts[0] != "tile")
        {
            return 0;
        }

        var first = long.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture) * 256;
        if (parts[1] != "entries")
        {
            return (first + (at / 32)) << (8 * int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
        }

        for (var position = 0; ; first++)
        {
            position += 2 + (bytes[position] << 8) + bytes[position + 1];
            if (at < position)
            {
                return first;
            }
        }
    }
}
