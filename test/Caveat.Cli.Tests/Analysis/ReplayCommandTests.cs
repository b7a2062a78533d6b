using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Caveat.Cli.Tests.Analysis;

public sealed class ReplayCommandTests : IDisposable
{
    private readonly AgreementFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Recorded_decisions_are_made_again_and_a_changed_one_is_found()
    {
        string signed = _folder.Sign("agreement", AgreementFolder.Text());
        await DecisionLog.WriteAsync(_folder.Path, _folder.File("agreement.md"), 1_000);
        using var good = Json(AgreementFolder.Run("replay", _folder.Path, "--agreement", signed, "--json"), 0);
        Assert.Equal(("reproduced", 999, 999), (good.RootElement.GetProperty("result").GetString(), good.RootElement.GetProperty("decided").GetInt32(), good.RootElement.GetProperty("same").GetInt32()));

        // Another text of the same id and version: every entry names another digest.
        using AgreementFolder other = new();
        var bad = AgreementFolder.Run("replay", _folder.Path, "--agreement", other.Sign("agreement", AgreementFolder.Text(AgreementFolder.Clause("forbid: nations BEL\nenforcement: enforced"))));
        Assert.Equal(1, bad.Code);
        Assert.StartsWith("Entry 0: The entry was decided under test version 1", bad.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_changes_decisions_by_clause_organisation_and_app()
    {
        _folder.Sign("agreement", AgreementFolder.Text());
        await DecisionLog.WriteAsync(_folder.Path, _folder.File("agreement.md"), 1_201);
        string draft = _folder.Write("draft.md", AgreementFolder.Text(
            AgreementFolder.Clause("exclude: organisations of kind intelligence\nenforcement: enforced"),
            front: "version: 1\nin-force: 2026-06-01T00:00:00Z\n"));
        using var run = Json(AgreementFolder.Run("replay", _folder.Path, "--with", draft, "--json"), 0);
        var root = run.RootElement;

        // Of 1,200 half are the agency's; of those a third were refused for their nation anyway.
        Assert.Equal((1_200, 800), (root.GetProperty("decided").GetInt32(), root.GetProperty("same").GetInt32()));
        var changes = root.GetProperty("changes").EnumerateArray().ToArray();
        Assert.Equal([200, 200], changes.Select(change => change.GetProperty("count").GetInt32()));
        Assert.All(changes, change => Assert.Equal(
            ("permitted", "refused", "test/9", "agency"),
            (change.GetProperty("before").GetString(), change.GetProperty("after").GetString(), change.GetProperty("clause").GetString(), change.GetProperty("organisation").GetString())));
        Assert.Equal(["notes", null], changes.Select(change => change.TryGetProperty("app", out var app) ? app.GetString() : null).OrderDescending());
        Assert.Contains(1, changes.SelectMany(change => change.GetProperty("examples").EnumerateArray()).Select(index => index.GetInt32()));
        Assert.Contains("By clause: test/9 400", AgreementFolder.Run("replay", _folder.Path, "--with", draft).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_decisions_between_the_two_times_are_replayed()
    {
        string signed = _folder.Sign("agreement", AgreementFolder.Text());
        await DecisionLog.WriteAsync(_folder.Path, _folder.File("agreement.md"), 1_000);
        using var run = Json(AgreementFolder.Run("replay", _folder.Path, "--agreement", signed, "--from", "2026-02-01T00:01:00Z", "--to", "2026-02-01T00:02:00Z", "--json"), 0);
        Assert.Equal(60, run.RootElement.GetProperty("decided").GetInt32());
    }

    [Fact]
    public async Task What_the_draft_has_no_part_in_is_left_out_and_counted()
    {
        _folder.Sign("agreement", AgreementFolder.Text());
        await DecisionLog.WriteAsync(_folder.Path, _folder.File("agreement.md"), 101);
        string draft = _folder.Write("draft.md", AgreementFolder.Text(id: "another"));
        using var run = Json(AgreementFolder.Run("replay", _folder.Path, "--with", draft, "--json"), 0);
        Assert.Equal((0, 100), (run.RootElement.GetProperty("decided").GetInt32(), run.RootElement.GetProperty("other_agreements").GetInt32()));
    }

    [Fact]
    public void Without_a_ledger_or_anything_to_decide_by_nothing_is_replayed()
    {
        Assert.Equal(2, AgreementFolder.Run("replay", _folder.Path, "--with", "x.md").Code);
        Directory.CreateDirectory(_folder.File("ledger"));
        _folder.Write("ledger/checkpoint", "x\n");
        Assert.Contains("--agreement", AgreementFolder.Run("replay", _folder.Path).Errors, StringComparison.Ordinal);
    }

    /// <summary>For docs/reference/agreement-analysis.md: run with <c>-explicit only</c>.</summary>
    [Fact(Explicit = true)]
    public async Task Two_hundred_thousand_decisions()
    {
        string signed = _folder.Sign("agreement", AgreementFolder.Text());
        await DecisionLog.WriteAsync(_folder.Path, _folder.File("agreement.md"), 200_001);
        string draft = _folder.Write("draft.md", AgreementFolder.Text(AgreementFolder.Clause("exclude: organisations of kind intelligence\nenforcement: enforced")));
        foreach (string[] run in (string[][])[["--with", draft], ["--with", draft], ["--agreement", signed], ["--agreement", signed]])
        {
            var watch = Stopwatch.StartNew();
            Assert.Equal(0, AgreementFolder.Run(["replay", _folder.Path, .. run]).Code);
            await Console.Error.WriteLineAsync($"{run[0]}: {200_000 / watch.Elapsed.TotalSeconds:N0} decisions/s");
        }
    }

    private static JsonDocument Json((int Code, string Output, string Errors) run, int code)
    {
        Assert.True(run.Code == code, run.Output + run.Errors);
        return JsonDocument.Parse(run.Output);
    }
}
