using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Caveat.Cli.Commands;
using Caveat.Cli.Evaluations;
using Xunit;

namespace Caveat.Cli.Tests.Evaluations;

public sealed class EvalCommandTests : IDisposable
{
    private const string Hit = """{"id":"a","class":"lone-line","nation":"NATO","text":"NATO SECRET\n\nThe ferry is late.","expect":{"policy":"NATO","classification":"SECRET","level":4}}""";
    private const string Missed = """{"id":"b","class":"lone-line","nation":"NATO","text":"The ferry is late.","expect":{"level":4}}""";
    private const string WrongLevel = """{"id":"c","class":"banner","nation":"NATO","text":"NATO RESTRICTED","expect":{"level":4}}""";
    private const string Clean = """{"id":"d","class":"prose","text":"The secret of good soup is patience."}""";
    private const string Unclassified = """{"id":"e","class":"prose","text":"NATO UNCLASSIFIED"}""";
    private const string FalseAlarm = """{"id":"f","class":"menu","text":"NATO SECRET\n\nPies and soups."}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("caveat-eval-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Hits_misses_wrong_levels_and_false_positives_are_told_apart()
    {
        Write("corpus.jsonl", Hit, Missed, WrongLevel, Clean, Unclassified, FalseAlarm);

        var total = EvaluationResult.Of(_folder, CorpusHalf.All).Total;

        Assert.Equal((1, 1, 1), (total.Hits, total.Missed, total.WrongLevel));
        Assert.Equal((2, 1), (total.Clean, total.FalseAlarms));
        Assert.Equal(1.0 / 3, total.Recall.Value);
        Assert.Equal(1.0 / 3, total.Precision.Value);
        Assert.Equal(1.0 / 3, total.FalseAlarmRate.Value);
    }

    [Fact]
    public void People_read_rates_with_intervals_and_the_errors_on_one_line_each()
    {
        Write("corpus.jsonl", Hit, Missed, WrongLevel, Clean, FalseAlarm);

        var (code, output, _) = Run(_folder);

        Assert.Equal(0, code);
        Assert.Contains("3 positives and 2 negatives (all)", output, StringComparison.Ordinal);
        Assert.Contains("recall           33.3 % [6.1, 79.2]", output, StringComparison.Ordinal);
        Assert.Contains("b: missed, expected 4, found 0 in \"The ferry is late.\"", output, StringComparison.Ordinal);
        Assert.Contains("c: wrong level, expected 4, found 2 in \"NATO RESTRICTED\": \"NATO RESTRICTED\" as NATO RESTRICTED", output, StringComparison.Ordinal);
        Assert.Contains("f: false positive, expected none, found 4 in \"NATO SECRET⏎⏎Pies and soups.\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_tells_the_same_by_class_and_nation()
    {
        Write("corpus.jsonl", Hit, Missed, WrongLevel, FalseAlarm);

        var (code, output, _) = Run(_folder, "--json", "--errors", "1");

        Assert.Equal(0, code);
        var answer = JsonDocument.Parse(output).RootElement;
        Assert.Equal(3, answer.GetProperty("total").GetProperty("positives").GetInt32());
        Assert.Equal(["banner", "lone-line"], Names(answer, "positives_by_class"));
        Assert.Equal(["NATO"], Names(answer, "positives_by_nation"));
        Assert.Equal(["menu"], Names(answer, "negatives_by_class"));
        Assert.Equal("b", Assert.Single(answer.GetProperty("errors").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public void The_halves_share_no_item_and_leave_none_out()
    {
        Write("corpus.jsonl", [.. Enumerable.Range(0, 200).Select(i => Clean.Replace("\"d\"", $"\"{i}\"", StringComparison.Ordinal))]);

        var dev = Ids(CorpusHalf.Dev);
        var test = Ids(CorpusHalf.Test);

        Assert.Empty(dev.Intersect(test));
        Assert.Equal(200, dev.Count + test.Count);
        Assert.InRange(dev.Count, 70, 130);

        HashSet<string> Ids(CorpusHalf half) => [.. EvaluationResult.Of(_folder, half).Items.Select(item => item.Item.Id)];
    }

    [Fact]
    public void Files_are_measured_by_the_list_beside_them()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "mail"));
        File.WriteAllText(Path.Combine(_folder, "mail", "NATO SECRET plan.txt"), "NATO SECRET\n");
        Write("labels.tsv", "mail/NATO SECRET plan.txt\t4");

        var item = Assert.Single(EvaluationResult.Of(_folder, CorpusHalf.All).Items);

        Assert.Equal(("mail/NATO SECRET plan.txt", "txt"), (item.Item.Id, item.Item.Class));
    }

    [Theory]
    [InlineData("{\"id\":\"a\",\"class\":\"x\"}", "line 2: text is missing")]
    [InlineData("{\"id\":\"a\",\"class\":", "line 2, byte ")]
    [InlineData("{\"id\":\"a\",\"class\":\"x\",\"text\":\"t\",\"place\":\"roof\"}", "place is \"roof\"")]
    [InlineData("{\"id\":\"a\",\"class\":\"x\",\"text\":\"t\",\"file\":\"pdf\"}", "file is \"pdf\"")]
    [InlineData("{\"id\":\"a\",\"class\":\"x\",\"text\":\"t\",\"expect\":{\"level\":6}}", "the level is \"6\"")]
    [InlineData("{\"id\":\"a\",\"class\":\"x\",\"text\":\"t\",\"expect\":{}}", "the level is missing")]
    [InlineData("{\"id\":\"d\",\"class\":\"x\",\"text\":\"t\"}", "the id \"d\" is there already")]
    public void A_line_that_cannot_be_used_is_named_with_its_place(string line, string said)
    {
        Write("corpus.jsonl", Clean, line);

        var (code, _, errors) = Run(_folder);

        Assert.Equal(3, code);
        Assert.Contains("corpus.jsonl\"", errors, StringComparison.Ordinal);
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_and_an_empty_one_are_unreadable()
    {
        Assert.Equal(3, Run(Path.Combine(_folder, "none")).Code);
        Assert.Equal(3, Run(_folder).Code);
    }

    [Theory]
    [InlineData(0, 50, 0, 0.0713)]
    [InlineData(50, 50, 0.9287, 1)]
    [InlineData(8, 10, 0.4902, 0.9433)]
    public void Intervals_are_those_of_Wilson(int count, int total, double low, double high)
    {
        var rate = Rate.Of(count, total);

        Assert.Equal(low, rate.Low, 4);
        Assert.Equal(high, rate.High, 4);
    }

    private static string[] Names(JsonElement answer, string table) =>
        [.. answer.GetProperty(table).EnumerateArray().Select(row => row.GetProperty("name").GetString()!)];

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        var code = EvalCommands.Create().Parse(["markings", .. arguments]).Invoke(new InvocationConfiguration { Output = output, Error = errors });
        return (code, output.ToString(), errors.ToString());
    }

    private void Write(string name, params string[] lines) => File.WriteAllLines(Path.Combine(_folder, name), lines, new UTF8Encoding(false));
}
