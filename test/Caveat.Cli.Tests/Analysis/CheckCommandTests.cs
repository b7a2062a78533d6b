using System.Text.Json;
using Xunit;

namespace Caveat.Cli.Tests.Analysis;

public sealed class CheckCommandTests : IDisposable
{
    private const string Surveillance = "forbid: use domestic-surveillance\nwhen detected: refuse\nenforcement: detected";

    private readonly AgreementFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_conflict_fails_the_check_and_names_its_clauses()
    {
        string file = _folder.Write("a.md", AgreementFolder.Text(AgreementFolder.Clause("exclude: organisations office\nenforcement: enforced")));
        var people = AgreementFolder.Run("check", file);
        Assert.Equal(1, people.Code);
        Assert.Contains("  error (conflict): Clause 2 (Bodies) permits nothing, because clause 9 (More) refuses all that it permits", people.Output, StringComparison.Ordinal);
        Assert.Contains("the evaluation decided every one", people.Output, StringComparison.Ordinal);

        using var json = Json(AgreementFolder.Run("check", file, "--json"), 1);
        var concern = json.RootElement.GetProperty("concerns").EnumerateArray().First();
        Assert.Equal(("error", "conflict", "test/2", "test/9"), (concern.GetProperty("severity").GetString(), concern.GetProperty("kind").GetString(), concern.GetProperty("clauses")[0].GetString(), concern.GetProperty("clauses")[1].GetString()));
        var extent = json.RootElement.GetProperty("analysed")[0];
        Assert.Equal(extent.GetProperty("combinations").GetDouble(), extent.GetProperty("decided").GetDouble());
    }

    [Fact]
    public void A_warning_fails_the_check_only_when_it_is_strict()
    {
        string file = _folder.Write("a.md", AgreementFolder.Text(AgreementFolder.Clause(Surveillance) + AgreementFolder.Clause(Surveillance, number: 10)));
        Assert.Equal((0, 1), (AgreementFolder.Run("check", file).Code, AgreementFolder.Run("check", file, "--strict").Code));
    }

    [Fact]
    public void What_an_amendment_silently_permits_is_reported_against_the_version_that_stands()
    {
        string before = _folder.Write("a.md", AgreementFolder.Text(AgreementFolder.Clause(Surveillance)));
        string after = _folder.Write("b.md", AgreementFolder.Text());
        Assert.Contains("warning (widening): From 1 January 2026 00:00 UTC exchanges with use domestic-surveillance are permitted; before, they were refused", AgreementFolder.Run("check", after, "--against", before).Output, StringComparison.Ordinal);
        Assert.Equal(1, AgreementFolder.Run("check", after, "--against", before, "--strict").Code);
        Assert.Equal(2, AgreementFolder.Run("check", before, after, "--against", before).Code);
    }

    [Fact]
    public void Different_agreements_are_checked_together_and_a_signed_one_too()
    {
        string first = _folder.Sign("first", AgreementFolder.Text(id: "first"));
        string second = _folder.Write("b.md", AgreementFolder.Text(id: "second").Replace("nations BEL, USA", "nations BEL", StringComparison.Ordinal));
        var run = AgreementFolder.Run("check", first, second);
        Assert.Contains("Together:\n  warning (together): first/3 permits \"USA\", and \"second\" always refuses it (second/3)", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("department-classified.v1.md")]
    [InlineData("department-classified.v2.md")]
    [InlineData("nato-unclassified.v1.md")]
    public void The_samples_pass(string sample) => Assert.Equal(0, AgreementFolder.Run("check", AgreementFolder.Sample(sample)).Code);

    private static JsonDocument Json((int Code, string Output, string Errors) run, int code)
    {
        Assert.True(run.Code == code, run.Output + run.Errors);
        return JsonDocument.Parse(run.Output);
    }
}
