using Caveat.Ledger.Reading;
using Caveat.Ledger.Receipts;
using Caveat.Ledger.Tests.Support;
using Caveat.Ledger.Verification;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Tests.Checkpoints;

/// <summary>The vectors that this project ships (test/vectors/ledger): formats must not change by accident.</summary>
public sealed class VectorTests
{
    private static NoteVerifier Key => NoteVerifier.Parse(File.ReadAllText(Path.Combine(SmallLog.Folder, "log", "log.vkey")).Trim());

    [Fact]
    public async Task The_small_log_verifies()
    {
        var source = new DirectorySource(Path.Combine(SmallLog.Folder, "log"));
        var verified = Assert.IsType<LogVerification.Verified>(await new LogVerifier(source, Key).VerifyAsync(null, CancellationToken.None));
        Assert.Equal(SmallLog.Entries, verified.Entries);
    }

    [Fact]
    public async Task The_small_log_is_made_again_byte_for_byte()
    {
        using var folder = new TempFolder();
        await SmallLog.MakeAsync(folder.Path);
        var kept = Path.Combine(SmallLog.Folder, "log");
        var files = Directory.GetFiles(kept, "*", SearchOption.AllDirectories);
        Assert.Equal(files.Length, Directory.GetFiles(folder["log"], "*", SearchOption.AllDirectories).Length);
        foreach (var file in files)
        {
            Assert.Equal(
                await File.ReadAllBytesAsync(file),
                await File.ReadAllBytesAsync(Path.Combine(folder["log"], Path.GetRelativePath(kept, file))));
        }
    }

    [Fact]
    public void The_receipt_of_entry_257_verifies()
    {
        Assert.True(Receipt.TryParse(File.ReadAllBytes(Path.Combine(SmallLog.Folder, "receipt-257.txt")), out var receipt, out _));
        Assert.IsType<ReceiptVerification.Verified>(receipt.Verify(Key));
        Assert.Equal(TestLog.Entry(257), receipt.Entry.ToArray());
    }
}
