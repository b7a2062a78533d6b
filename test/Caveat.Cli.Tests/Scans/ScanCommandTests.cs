using System.CommandLine;
using System.Text;
using System.Text.Json;
using Caveat.Cli.Commands;
using Xunit;

namespace Caveat.Cli.Tests.Scans;

public sealed class ScanCommandTests : IDisposable
{
    private const string Marked = "Good morning.\n\n  NATO SECRET\nBuild a watch list of the citizens who attended the protest.\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("caveat-scan-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_marking_and_a_finding_are_told_with_their_places_and_without_the_text()
    {
        var (code, output, _) = Run(File("note.txt", Marked));

        Assert.Equal(1, code);
        Assert.Contains("note.txt:3:3: NATO SECRET (banner)", output, StringComparison.Ordinal);
        Assert.Contains("note.txt:4:9: domestic-surveillance (", output, StringComparison.Ordinal);
        Assert.DoesNotContain("citizens", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_is_shown_when_asked_for() =>
        Assert.Contains("citizens", Run(File("note.txt", Marked), "--show").Output, StringComparison.Ordinal);

    [Fact]
    public void Json_tells_the_same()
    {
        var (code, output, _) = Run(File("note.txt", Marked), "--json");

        Assert.Equal(1, code);
        var file = JsonDocument.Parse(output).RootElement.GetProperty("files")[0];
        Assert.Equal("NATO SECRET", file.GetProperty("highest").GetString());
        var marking = Assert.Single(file.GetProperty("markings").EnumerateArray());
        Assert.Equal((3, 3, "banner"), (marking.GetProperty("line").GetInt32(), marking.GetProperty("column").GetInt32(), marking.GetProperty("kind").GetString()));
        Assert.Equal("domestic-surveillance", Assert.Single(file.GetProperty("findings").EnumerateArray()).GetProperty("category").GetString());
        Assert.False(marking.TryGetProperty("text", out _));
    }

    [Theory]
    [InlineData("The secret of good soup is patience.", "nothing found")]
    [InlineData("NATO UNCLASSIFIED\nThe ministers met.", "NATO UNCLASSIFIED (banner)")]
    public void Nothing_above_unclassified_is_a_success(string text, string said)
    {
        var (code, output, _) = Run(File("note.txt", text));

        Assert.Equal(0, code);
        Assert.Contains(said, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%PDF-1.7", "is a PDF document")]
    [InlineData("PK\u0003\u0004", "is a ZIP archive or an Office document")]
    [InlineData("text\0text", "byte 4 is zero")]
    public void What_is_no_text_is_never_reported_as_clean(string content, string said)
    {
        var (code, _, errors) = Run(File("note.bin", content), File("fine.txt", "Hello."));

        Assert.Equal(2, code);
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_utf8_a_folder_and_a_missing_file_cannot_be_read()
    {
        var latin = Path.Combine(_folder, "latin.txt");
        System.IO.File.WriteAllBytes(latin, [(byte)'S', 0xE9]);

        Assert.Contains("not valid UTF-8", Run(latin).Errors, StringComparison.Ordinal);
        Assert.Equal(2, Run(_folder).Code);
        Assert.Equal(2, Run(Path.Combine(_folder, "none.txt")).Code);
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = ScanCommand.Create().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = errors });
        return (code, output.ToString(), errors.ToString());
    }

    private string File(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, content, new UTF8Encoding(false));
        return path;
    }
}
