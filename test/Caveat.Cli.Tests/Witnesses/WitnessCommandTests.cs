using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Caveat.Cli.Logs;
using Caveat.Cli.Tests.Logs;
using Caveat.Cli.Witnesses;
using Caveat.Ledger;
using Caveat.Ledger.Witnesses;
using Caveat.Signing.Notes;
using Xunit;

namespace Caveat.Cli.Tests.Witnesses;

public sealed class WitnessCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("caveat-witness-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_key_is_made_for_its_owner_only_and_never_in_place_of_another()
    {
        var file = Path.Combine(_folder, "w.key");
        Assert.Equal(0, MakeKey("witness.example", file));
        Assert.True(CosignatureSigner.TryParse(File.ReadAllText(file).Trim(), out var signer));
        Assert.Contains($"Public key, for policies: {signer.Verifier}", _output.ToString(), StringComparison.Ordinal);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        signer.Dispose();
        Assert.Equal(2, MakeKey("witness.example", file));
        Assert.Equal(2, MakeKey("a name", Path.Combine(_folder, "other.key")));
        Assert.False(File.Exists(Path.Combine(_folder, "other.key")));
    }

    [Fact]
    public async Task A_log_gets_its_cosignatures_from_a_served_witness_and_verification_says_by_whom()
    {
        using var signer = NoteSigner.Generate("gateway.example");
        await using var witness = await ServeAsync(signer.Verifier.ToString());
        var policyFile = Path.Combine(_folder, "policy");
        await File.WriteAllTextAsync(policyFile, $"{witness.PolicyLine}\nquorum witness.example\n");
        Assert.True(WitnessPolicy.TryParse(await File.ReadAllBytesAsync(policyFile), out var policy, out _));

        await using (var log = await OpenLogAsync(signer))
        {
            var collector = await WitnessCollector.OpenAsync(log, new WitnessCollectorOptions { Policy = policy, Interval = TimeSpan.FromMilliseconds(5) });
            Assert.True(await collector.WaitForQuorumAsync(await log.AppendAsync("{}"u8), TimeSpan.FromSeconds(20), CancellationToken.None));
            await collector.DisposeAsync();
            Assert.Equal(0, await VerifyAsync(policyFile));
            Assert.Contains("Witnessed: a quorum has cosigned all 1 entries.", _output.ToString(), StringComparison.Ordinal);
            Assert.Matches(@"  witness\.example, at 20\d\d-", _output.ToString());
            await log.ReadEntryAsync(await log.AppendAsync("{}"u8), CancellationToken.None);
        }

        Assert.Equal(0, await VerifyAsync(policyFile, json: true));
        var json = JsonDocument.Parse(_output.ToString().Split('\n')[^2]).RootElement;
        Assert.Equal(
            ("verified", "met", 1, 2),
            (json.GetProperty("result").GetString(), json.GetProperty("quorum").GetString(), json.GetProperty("witnessed_entries").GetInt32(), json.GetProperty("entries").GetInt32()));

        // The nation's own copy of the head, by which anybody can compare.
        using var http = new HttpClient();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("gateway.example")));
        Assert.StartsWith("gateway.example\n1\n", await http.GetStringAsync(new Uri($"{witness.Url}{hash}/checkpoint")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri($"{witness.Url}{hash[1..]}0/checkpoint"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(witness.Url))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync(new Uri($"{witness.Url}add-checkpoint"), new ByteArrayContent(new byte[AddCheckpointRequest.MaxBytes + 5]))).StatusCode);
    }

    [Fact]
    public async Task A_log_without_its_quorum_is_not_witnessed_and_exits_1()
    {
        using var log = await SampleLog.MakeAsync();
        var policy = Path.Combine(_folder, "policy");
        using var signer = CosignatureSigner.Generate("witness.example");
        await File.WriteAllTextAsync(policy, $"witness w {signer.Verifier}\nquorum w\n");
        Assert.Equal(1, await VerifyAsync(policy, folder: log.Folder));
        Assert.Contains("NOT witnessed: the log agrees with its key, but the quorum 'w' has not cosigned it.", _errors.ToString(), StringComparison.Ordinal);

        var checkpoint = Path.Combine(log.Folder, "ledger", "checkpoint");
        Assert.True(SignedNote.TryParse(await File.ReadAllBytesAsync(checkpoint), out var note, out _));
        await File.WriteAllBytesAsync(checkpoint, SignedNote.Format(note.Text.Span, [.. note.Signatures, signer.Sign(note.Text.Span, DateTimeOffset.UnixEpoch)]));
        Assert.Equal(0, await VerifyAsync(policy, folder: log.Folder));
        Assert.Equal(1, await VerifyAsync(policy, folder: log.Folder, maxAge: TimeSpan.FromHours(24)));
        Assert.Contains("w, at 1970-01-01T00:00:00Z: does not count, since it is too old", _errors.ToString(), StringComparison.Ordinal);

        await File.WriteAllBytesAsync(checkpoint, SignedNote.Format(note.Text.Span, [.. note.Signatures, signer.Sign("another\n"u8, DateTimeOffset.UnixEpoch)]));
        Assert.Equal(1, await VerifyAsync(policy, folder: log.Folder));
        Assert.Contains("NOT witnessed: The cosignature of the witness 'w' is wrong.", _errors.ToString(), StringComparison.Ordinal);

        await File.WriteAllTextAsync(policy, "quorum none\n");
        Assert.Equal(0, await VerifyAsync(policy, folder: log.Folder));
        Assert.Contains("The policy asks for no witness.", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_that_cannot_be_used_exits_2_with_one_sentence()
    {
        var key = Path.Combine(_folder, "w.key");
        Assert.Equal(0, MakeKey("witness.example", key));
        using var log = NoteSigner.Generate("gateway.example");
        var printer = new Printer(json: false, _output, _errors);
        Assert.Equal(2, await WitnessServing.RunAsync(["not-a-key"], key, _folder, "http://127.0.0.1:1/", TimeProvider.System, printer, CancellationToken.None));
        Assert.Equal(2, await WitnessServing.RunAsync([log.Verifier.ToString()], "nowhere", _folder, "http://127.0.0.1:1/", TimeProvider.System, printer, CancellationToken.None));
        Assert.Equal(2, await WitnessServing.RunAsync([log.Verifier.ToString()], key, _folder, "nowhere", TimeProvider.System, printer, CancellationToken.None));
        Assert.False(QuorumCheck.TryRead(new FileInfo("nowhere"), null, TimeProvider.System, out _, out var problem));
        Assert.Equal("There is no policy file 'nowhere'.", problem);
        await File.WriteAllTextAsync(Path.Combine(_folder, "policy"), "quorum w\nwitness w key\n");
        Assert.False(QuorumCheck.TryRead(new FileInfo(Path.Combine(_folder, "policy")), null, TimeProvider.System, out _, out problem));
        Assert.Contains("Line 1 of the policy asks for 'w'", problem, StringComparison.Ordinal);
        Assert.Contains("Line 2 of the policy has 'key'", problem, StringComparison.Ordinal);
        var lines = _errors.ToString().TrimEnd().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("'not-a-key' is neither", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("The file 'nowhere' does not hold a witness's private key", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("The witness cannot listen at 'nowhere'", lines[2], StringComparison.Ordinal);
    }

    private int MakeKey(string name, string file) => WitnessKeyMaking.Run(name, file, new Printer(json: false, _output, _errors));

    private Task<AppendLog> OpenLogAsync(NoteSigner signer) => AppendLog.OpenAsync(new AppendLogOptions
    {
        Directory = Path.Combine(_folder, "ledger"),
        JournalDirectory = Path.Combine(_folder, "journal"),
        Origin = signer.Verifier.Name,
        Signer = signer,
        IntegrationInterval = TimeSpan.FromMilliseconds(1),
        SegmentBytes = 256 << 10,
    });

    private Task<int> VerifyAsync(string policy, string? folder = null, TimeSpan? maxAge = null, bool json = false)
    {
        Assert.True(QuorumCheck.TryRead(new FileInfo(policy), maxAge, TimeProvider.System, out var quorum, out var problem), problem);
        return LedgerVerification.RunAsync(folder ?? _folder, null, null, quorum, new Printer(json, _output, _errors), CancellationToken.None);
    }

    private async Task<Served> ServeAsync(string log)
    {
        var key = Path.Combine(_folder, "w.key");
        Assert.Equal(0, MakeKey("witness.example", key));
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/nato/";
        free.Stop();
        var stop = new CancellationTokenSource();
        var said = new StringWriter();
        var running = WitnessServing.RunAsync([log], key, Path.Combine(_folder, "state"), url, TimeProvider.System, new Printer(json: false, said, _errors), stop.Token);
        Assert.False(running.IsCompleted, _errors.ToString());
        var line = said.ToString().TrimEnd().Split('\n')[^1];
        await Task.Yield();
        return new Served(url, line, running, stop);
    }

    private sealed record Served(string Url, string PolicyLine, Task<int> Running, CancellationTokenSource Stop) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Stop.CancelAsync();
            Assert.Equal(0, await Running);
            Stop.Dispose();
        }
    }
}
