using Caveat.Signing.Notes;

namespace Caveat.Ledger.Tests.Support;

/// <summary>The log under test/vectors/ledger, made here from a key that is no secret: other implementations can check it.</summary>
internal static class SmallLog
{
    public const int Entries = 260;

    private static string PrivateKey => File.ReadAllText(Path.Combine(Folder, "log.key")).Trim();

    public static string Folder => Path.Combine(SharedVectors.RepositoryRoot(), "test", "vectors", "ledger");

    public static async Task MakeAsync(string folder)
    {
        Assert.True(NoteSigner.TryParse(PrivateKey, out var signer));
        using (signer)
        {
            await using var log = await AppendLog.OpenAsync(new AppendLogOptions
            {
                Directory = Path.Combine(folder, "log"),
                JournalDirectory = Path.Combine(folder, "journal"),
                Origin = signer.Verifier.Name,
                Signer = signer,
                SegmentBytes = 256 << 10,
                // Long enough that all entries are integrated at once, so that the same files come out each time.
                IntegrationInterval = TimeSpan.FromDays(1),
            });
            for (var number = 0; number < Entries; number++)
            {
                log.Append(TestLog.Entry(number));
            }
        }
    }
}
