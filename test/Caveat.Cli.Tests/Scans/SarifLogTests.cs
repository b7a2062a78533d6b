using System.Text.Json;
using Xunit;

namespace Caveat.Cli.Tests.Scans;

public sealed class SarifLogTests : IDisposable
{
    private readonly ScanFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_log_has_the_structure_that_the_standard_requires()
    {
        _folder.File("a.txt", "NATO SECRET\n\nNATO UNCLASSIFIED\n\fBuild a watch list of the citizens who attended the protest.\n");
        var log = Scan(_folder.Path, _folder.At("none.txt"), "--uses", "--show");

        SarifStructure.Check(log);
        var run = log.GetProperty("runs")[0];
        Assert.Equal(3, run.GetProperty("results").GetArrayLength());
        Assert.Single(run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").EnumerateArray());
    }

    [Fact]
    public void A_scan_that_finds_nothing_gives_a_log_without_results()
    {
        var log = Scan(_folder.File("a.txt", "Hello."));

        SarifStructure.Check(log);
        Assert.Equal(0, log.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
    }

    [Fact]
    public void A_result_has_the_rule_of_its_level_and_the_region_of_its_words()
    {
        var result = Results(Scan(_folder.File("a.txt", "Hello.\n  NATO SECRET\n")))[0];

        Assert.Equal(("marking-secret", "error"), (result.GetProperty("ruleId").GetString(), result.GetProperty("level").GetString()));
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal(new Uri(_folder.At("a.txt")).AbsoluteUri, place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal([2, 3, 2, 14], place.GetProperty("region").EnumerateObject().Select(member => member.Value.GetInt32()));
    }

    [Fact]
    public void What_stands_below_the_ceiling_is_a_note()
    {
        var log = Scan(_folder.File("a.txt", "NATO RESTRICTED\n\nText.\n\nNATO SECRET\n"), "--ceiling", "NATO RESTRICTED");

        Assert.Equal(["note", "error"], Results(log).Select(result => result.GetProperty("level").GetString()));
    }

    [Fact]
    public void The_words_stand_in_it_only_when_they_may()
    {
        var file = _folder.File("a.txt", "n a t o  s e c r e t\n");

        Assert.DoesNotContain("s e c r e t", Scan(file).GetRawText(), StringComparison.Ordinal);
        Assert.Contains("s e c r e t", Scan(file, "--show").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_is_escaped_as_a_uri()
    {
        var uri = Results(Scan(_folder.File("a b/50% #1?.txt", "NATO SECRET\n")))[0]
            .GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString();

        Assert.EndsWith("/a%20b/50%25%20%231%3F.txt", uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_cannot_be_written_is_a_usage_error()
    {
        var (code, output, errors) = ScanFolder.Run(_folder.File("a.txt", "NATO SECRET\n"), "--sarif", _folder.At("no/such/log.sarif"));

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("log.sarif\" cannot be written: ", errors, StringComparison.Ordinal);
    }

    private static List<JsonElement> Results(JsonElement log) => [.. log.GetProperty("runs")[0].GetProperty("results").EnumerateArray()];

    private JsonElement Scan(params string[] arguments)
    {
        var path = _folder.At("../" + Path.GetFileName(_folder.Path) + ".sarif");
        ScanFolder.Run([.. arguments, "--sarif", path]);
        try
        {
            return JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
