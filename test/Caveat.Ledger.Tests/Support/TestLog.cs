using System.Text;
using Caveat.Ledger.Storage;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Tests.Support;

/// <summary>Options and entries that the tests share.</summary>
internal static class TestLog
{
    public const string Origin = "gateway.example/log";

    public static NoteSigner Signer { get; } = NoteSigner.Generate(Origin);

    public static AppendLogOptions Options(string folder) => new()
    {
        Directory = Path.Combine(folder, "ledger"),
        JournalDirectory = Path.Combine(folder, "journal"),
        Origin = Origin,
        Signer = Signer,
        IntegrationInterval = TimeSpan.FromMilliseconds(2),
        SegmentBytes = 256 << 10,
    };

    public static Task<AppendLog> OpenAsync(TempFolder folder) => AppendLog.OpenAsync(Options(folder.Path));

    public static Task<AppendLog> OpenAsync(string folder, ILogFiles files) =>
        AppendLog.OpenAsync(Options(folder), files, CancellationToken.None);

    public static byte[] Entry(long number) =>
        Encoding.UTF8.GetBytes($$"""{"v":1,"type":"decision","number":{{number}},"pad":"{{new string('x', (int)(number % 97))}}"}""");

    /// <summary>Makes a log with so many entries and closes it; returns its published folder.</summary>
    public static async Task<string> MakeAsync(TempFolder folder, int entries, int perCheckpoint = int.MaxValue)
    {
        await using var log = await OpenAsync(folder);
        var pending = new List<Task<long>>();
        for (var number = 0; number < entries; number++)
        {
            pending.Add(log.AppendAsync(Entry(number)).AsTask());
            if ((number + 1) % perCheckpoint == 0)
            {
                await log.ReadEntryAsync(await pending[^1], CancellationToken.None);
            }
        }

        await Task.WhenAll(pending);
        return Options(folder.Path).Directory;
    }
}
