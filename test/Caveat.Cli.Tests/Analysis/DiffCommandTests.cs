using System.Text.Json;
using Xunit;

namespace Caveat.Cli.Tests.Analysis;

public sealed class DiffCommandTests : IDisposable
{
    private readonly AgreementFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_story_s_amendment_is_told_in_both_languages()
    {
        string[] versions = [AgreementFolder.Sample("department-classified.v1.md"), AgreementFolder.Sample("department-classified.v2.md")];
        Assert.Contains(
            "  - From 2 March 2026 17:00 UTC exchanges with organisations of kind intelligence are refused; before, they were permitted (clause 4.3).\n",
            AgreementFolder.Run(["diff", .. versions]).Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "les échanges avec des organisations du genre intelligence sont refusés\u00a0; avant, ils étaient autorisés (clause 4.3).\n",
            AgreementFolder.Run(["diff", .. versions, "--language", "fr"]).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void One_object_holds_it_all()
    {
        var run = AgreementFolder.Run("diff", AgreementFolder.Sample("department-classified.v1.md"), AgreementFolder.Sample("department-classified.v2.md"), "--json");
        Assert.Equal(0, run.Code);
        using var json = JsonDocument.Parse(run.Output);
        var outcome = json.RootElement.GetProperty("outcomes")[0];
        Assert.Equal(
            ("permitted", "refused", false, "department-classified/4.3"),
            (outcome.GetProperty("before").GetString(), outcome.GetProperty("after").GetString(), outcome.GetProperty("widens").GetBoolean(), outcome.GetProperty("clauses")[0].GetString()));
        Assert.True(json.RootElement.GetProperty("complete").GetBoolean());
        Assert.True(json.RootElement.GetProperty("changed").GetInt64() > 0);
    }

    [Fact]
    public void Versions_of_different_agreements_another_language_and_an_unsound_document_are_not_compared()
    {
        string first = _folder.Write("a.md", AgreementFolder.Text());
        string second = _folder.Write("b.md", AgreementFolder.Text(id: "other"));
        string unsound = _folder.Write("c.md", AgreementFolder.Text() + "## 9.\n");
        Assert.Equal(
            [2, 2, 2],
            new[] { AgreementFolder.Run("diff", first, second), AgreementFolder.Run("diff", first, first, "--language", "de"), AgreementFolder.Run("diff", first, unsound) }.Select(run => run.Code));
    }
}
