using Caveat.Scenarios.Hosting;
using Caveat.Server.Starting;
using Caveat.Signing.Notes;
using Caveat.Testing;

namespace Caveat.Scenarios;

/// <summary>A nation witnesses the gateway's log: it vouches that the log only grows, and keeps a log that was put back from starting.</summary>
public sealed class AWitnessedLog : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly NoteSigner _logKey = NoteSigner.Generate("caveat-witnessed");

    public AWitnessedLog()
    {
        Directory.CreateDirectory(_folder.File("data/keys"));
        File.WriteAllText(_folder.File("data/keys/log.key"), _logKey.ExportText() + "\n");
    }

    public void Dispose()
    {
        _logKey.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Each_exchange_is_under_a_head_that_the_nation_cosigned_and_anybody_can_check_it()
    {
        await using var witness = await FakeWitness.StartAsync("bel.example", _logKey.Verifier);
        await using var server = await GovernedServer.StartInAsync(_folder, "--Witnesses:Policy=" + Write(witness.Policy));
        await server.AskAsync("officer", "Hello.");
        var witnesses = server.Ready.Setup.Witnesses!;
        Assert.True(await witnesses.WaitForQuorumAsync(server.Ready.Setup.Log.DurableSize - 1, Long, CancellationToken.None));

        var checkedOverHttp = await Command.CaveatAsync("ledger", "verify", server.Url + "/ledger", "--key", _logKey.Verifier.ToString(), "--witnesses", _folder.File("policy"), "--max-age", "1");
        Assert.True(checkedOverHttp.ExitCode == 0, checkedOverHttp.Error);
        Assert.Contains("Witnessed: a quorum has cosigned", checkedOverHttp.Output, StringComparison.Ordinal);
        Assert.Contains("bel.example, at 20", checkedOverHttp.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_nation_is_away_exchanges_go_on_and_nothing_is_witnessed()
    {
        await using var witness = await FakeWitness.StartAsync("bel.example", _logKey.Verifier);
        witness.Status = 503;
        await using var server = await GovernedServer.StartInAsync(_folder, "--Witnesses:Policy=" + Write(witness.Policy));
        Assert.Equal(200, (int)(await server.AskAsync("officer", "Hello.")).Status);
        var witnesses = server.Ready.Setup.Witnesses!;
        Assert.False(await witnesses.WaitForQuorumAsync(0, TimeSpan.Zero, CancellationToken.None));
        Assert.Contains("No quorum", witnesses.State().Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_was_put_back_may_not_start()
    {
        await using var witness = await FakeWitness.StartAsync("bel.example", _logKey.Verifier);
        var policy = "--Witnesses:Policy=" + Write(witness.Policy);
        await using (var server = await GovernedServer.StartInAsync(_folder, policy))
        {
            Assert.True(await server.Ready.Setup.Witnesses!.WaitForQuorumAsync(0, Long, CancellationToken.None));
        }

        Directory.Delete(_folder.File("data/ledger"), recursive: true);
        Directory.Delete(_folder.File("data/journal"), recursive: true);
        var (app, start) = await ServerHost.BuildAsync(["--urls", "http://127.0.0.1:0", "--data", _folder.File("data"), policy], TimeProvider.System);
        Assert.Null(app);
        Assert.Contains("an older copy of the log was put back", Assert.Single(((ServerStart.Stopped)start).Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_with_faults_is_told_at_once_and_line_by_line()
    {
        var (app, start) = await ServerHost.BuildAsync(
            ["--data", _folder.File("data"), "--Witnesses:Policy=" + Write("witness w key\nquorum x\n"), "--Witnesses:MaxAgeHours=0"], TimeProvider.System);
        Assert.Null(app);
        var errors = ((ServerStart.Stopped)start).Errors;
        Assert.Equal(3, errors.Length);
        Assert.Contains("Witnesses:MaxAgeHours is \"0\"", errors[0], StringComparison.Ordinal);
        Assert.Contains("Line 1 of the policy", errors[1], StringComparison.Ordinal);
        Assert.Contains("Line 2 of the policy", errors[2], StringComparison.Ordinal);
    }

    private string Write(string policy)
    {
        File.WriteAllText(_folder.File("policy"), policy);
        return _folder.File("policy");
    }
}
