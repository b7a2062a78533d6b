using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Tests.Support;
using Caveat.Ledger.Verification;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Tests.Checkpoints;

/// <summary>A log that another implementation, transparency-dev/tessera, wrote.</summary>
public sealed class TesseraLogTests
{
    private static readonly NoteVerifier Key =
        NoteVerifier.Parse("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");

    [Fact]
    public async Task All_of_it_verifies_and_extends_each_of_its_older_checkpoints()
    {
        var folder = Path.Combine(SharedVectors.Folder("tessera"), "log");
        for (var size = 0; size <= 15; size++)
        {
            Assert.True(SignedCheckpoint.TryParse(await File.ReadAllBytesAsync(Path.Combine(folder, $"checkpoint.{size}")), out var older, out _));
            Assert.Equal(size, older.Size);
            var outcome = await new LogVerifier(new DirectorySource(folder), Key).VerifyAsync(older, CancellationToken.None);
            Assert.Equal(15, Assert.IsType<LogVerification.Verified>(outcome).Entries);
        }
    }

    [Fact]
    public async Task Appending_its_entries_again_gives_its_tiles_byte_for_byte()
    {
        var theirs = Path.Combine(SharedVectors.Folder("tessera"), "log");
        using var folder = new TempFolder();
        var reader = new LogReader(new DirectorySource(theirs), 15);
        await using (var log = await TestLog.OpenAsync(folder))
        {
            for (var index = 0; index < 15; index++)
            {
                await log.AppendAsync((await reader.ReadEntryAsync(index, CancellationToken.None)).Span);
            }
        }

        foreach (var file in new[] { "tile/0/000.p/15", "tile/entries/000.p/15" })
        {
            Assert.Equal(
                await File.ReadAllBytesAsync(Path.Combine(theirs, file)),
                await File.ReadAllBytesAsync(Path.Combine(folder["ledger"], file)));
        }
    }
}
