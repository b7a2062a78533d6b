using System.Text.Json;
using Xunit;

namespace Caveat.Cli.Tests.Scans;

public sealed class ScanJsonTests : IDisposable
{
    private readonly ScanFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_line_holds_the_members_that_are_documented_and_no_others()
    {
        var line = Assert.Single(ScanFolder.Json(_folder.File("note.txt", "Hello.\r\n  NATO SECRET\r\n")));

        Assert.Equal(["path", "status", "highest", "markings"], Names(line));
        Assert.Equal("read", line.GetProperty("status").GetString());
        Assert.Equal("""{"policy":"NATO","classification":"SECRET","level":4}""", line.GetProperty("highest").GetRawText());
        var marking = Assert.Single(line.GetProperty("markings").EnumerateArray());
        Assert.Equal(["text", "policy", "classification", "level", "confidence", "where", "line", "column", "page", "reason"], Names(marking));
        Assert.Equal("NATO SECRET", marking.GetProperty("text").GetString());
        Assert.InRange(marking.GetProperty("confidence").GetDouble(), 0.01, 1);
        Assert.Equal(("body", 2, 3), (marking.GetProperty("where").GetString(), marking.GetProperty("line").GetInt32(), marking.GetProperty("column").GetInt32()));
        Assert.Equal(JsonValueKind.Null, marking.GetProperty("page").ValueKind);
        Assert.Equal(JsonValueKind.String, marking.GetProperty("reason").ValueKind);
    }

    [Fact]
    public void A_file_without_markings_has_no_highest()
    {
        var line = Assert.Single(ScanFolder.Json(_folder.File("note.txt", "Hello.")));

        Assert.Equal((JsonValueKind.Null, 0), (line.GetProperty("highest").ValueKind, line.GetProperty("markings").GetArrayLength()));
    }

    [Fact]
    public void A_file_that_is_not_read_says_why()
    {
        var line = Assert.Single(ScanFolder.Json(_folder.At("none.txt")));

        Assert.Equal(["path", "status", "highest", "markings", "problem"], Names(line));
        Assert.Equal(("unread", _folder.At("none.txt")), (line.GetProperty("status").GetString(), line.GetProperty("path").GetString()));
        Assert.Contains("cannot be read", line.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_highest_of_several_markings_counts_and_each_has_its_line()
    {
        var line = Assert.Single(ScanFolder.Json(_folder.File("note.txt", "NATO RESTRICTED\n\nText.\n\nCOSMIC TOP SECRET\nText.\nNATO CONFIDENTIAL\n")));

        Assert.Equal("""{"policy":"NATO","classification":"TOP SECRET","level":5}""", line.GetProperty("highest").GetRawText());
        Assert.Equal([1, 5, 7], line.GetProperty("markings").EnumerateArray().Select(marking => marking.GetProperty("line").GetInt32()));
    }

    [Fact]
    public void A_form_feed_starts_a_page_and_lines_go_on()
    {
        var line = Assert.Single(ScanFolder.Json(_folder.File("note.txt", "NATO SECRET\nText.\n\fNATO SECRET\nText.\n")));

        Assert.Equal([(1, 1), (3, 2)], line.GetProperty("markings").EnumerateArray().Select(marking => (marking.GetProperty("line").GetInt32(), marking.GetProperty("page").GetInt32())));
    }

    [Fact]
    public void There_is_one_line_a_file_in_the_order_of_the_paths_however_many_are_read_at_once()
    {
        for (var i = 0; i < 300; i++)
        {
            _folder.File($"d{i % 7}/f{i:000}.txt", i % 50 == 0 ? new string('x', 200_000) : "Text.\n");
        }
        var expected = Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

        foreach (var jobs in new[] { "1", "8" })
        {
            Assert.Equal(expected, ScanFolder.Json(_folder.Path, "--jobs", jobs).Select(line => line.GetProperty("path").GetString()));
        }
    }

    [Fact]
    public void Letters_of_every_script_stay_as_they_are_and_line_ends_in_names_are_escaped()
    {
        var output = ScanFolder.Run(_folder.File("Übung\nΑ.txt", "Text.\n"), "--json").Output;

        Assert.Contains("Übung\\nΑ.txt", output, StringComparison.Ordinal);
        Assert.Single(output, '\n');
    }

    [Fact]
    public void Uses_are_listed_only_when_they_were_looked_for()
    {
        var line = Assert.Single(ScanFolder.Json(_folder.File("note.txt", "Build a watch list of the citizens who attended the protest.\n"), "--uses"));

        Assert.Equal(["path", "status", "highest", "markings", "uses"], Names(line));
        var use = Assert.Single(line.GetProperty("uses").EnumerateArray());
        Assert.Equal(["text", "category", "rule", "where", "line", "column", "page"], Names(use));
        Assert.Equal("domestic-surveillance", use.GetProperty("category").GetString());
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);
}
