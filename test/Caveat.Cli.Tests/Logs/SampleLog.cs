using System.Text;
using Caveat.Ledger;
using Caveat.Signing.Notes;

namespace Caveat.Cli.Tests.Logs;

/// <summary>A data folder with a ledger of a few exchanges, an older checkpoint and a receipt.</summary>
internal sealed class SampleLog : IDisposable
{
    private SampleLog(NoteVerifier key) => Key = key;

    public NoteVerifier Key { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("caveat-cli-").FullName;

    public string Receipt => Path.Combine(Folder, "receipt.txt");

    public string Older => Path.Combine(Folder, "older");

    public static async Task<SampleLog> MakeAsync(params string[] more)
    {
        using var signer = NoteSigner.Generate("gateway.example");
        var sample = new SampleLog(signer.Verifier);
        await using var log = await AppendLog.OpenAsync(new AppendLogOptions
        {
            Directory = Path.Combine(sample.Folder, "ledger"),
            JournalDirectory = Path.Combine(sample.Folder, "journal"),
            Origin = "gateway.example",
            Signer = signer,
            IntegrationInterval = TimeSpan.FromMilliseconds(1),
            SegmentBytes = 256 << 10,
        });
        await log.AppendAsync("""{"v":1,"type":"start","time":"2026-03-02T17:00:00Z"}"""u8);
        var refused = await log.AppendAsync(
            """{"v":1,"type":"decision","time":"2026-03-02T17:00:01Z","agreement":"nato-unclassified","version":1,"facts":{"organisation":"shape","model":"built-in/quote"},"decision":"refused","clauses":["4.2"]}"""u8);
        await File.WriteAllBytesAsync(sample.Receipt, (await log.ProveAsync(refused, CancellationToken.None)).ToText());
        File.Copy(Path.Combine(sample.Folder, "ledger", "checkpoint"), sample.Older);
        foreach (var entry in more)
        {
            await log.AppendAsync(Encoding.UTF8.GetBytes(entry));
        }

        await log.AppendAsync("""{"v":1,"type":"outcome","time":"2026-03-02T17:00:02Z","end":"refused","status":403}"""u8);
        return sample;
    }

    /// <summary>Changes a byte of a file under the ledger folder.</summary>
    public void Flip(string file, int at)
    {
        var path = Path.Combine(Folder, "ledger", file);
        var bytes = File.ReadAllBytes(path);
        bytes[at] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
