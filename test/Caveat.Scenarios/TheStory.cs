using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;

namespace Caveat.Scenarios;

/// <summary>docs/guides/the-story.md is true: its commands are run one after another, and what they print is what it says.</summary>
public sealed partial class TheStory : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_command_of_the_guide_does_what_the_guide_says()
    {
        var guide = await File.ReadAllTextAsync(Repository.File("docs", "guides", "the-story.md"));
        foreach (var port in new[] { "8080", "8090" })
        {
            guide = guide.Replace($"127.0.0.1:{port}", $"127.0.0.1:{FreePort()}", StringComparison.Ordinal);
        }

        var steps = Steps(guide).ToList();
        Assert.True(steps.Count > 10, "The guide's commands were not found.");
        var script = new StringBuilder("set -e\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n");
        foreach (var (index, (commands, _)) in steps.Index())
        {
            await File.WriteAllTextAsync(_folder.File($"{index}.sh"), commands);
            script.Append($"cd '{Directory.CreateDirectory(_folder.File("work")).FullName}'; . ../{index}.sh > ../{index}.out 2>&1\n");
        }

        await Command.RunAsync("bash", ["-c", script.ToString()], _folder.Path, new Dictionary<string, string>
        {
            ["CAVEAT"] = Repository.Root,
            ["PATH"] = $"{ProgramFolder("Caveat.Cli", "caveat")}:{ProgramFolder("Caveat.Server", "Caveat.Server")}:{Environment.GetEnvironmentVariable("PATH")}",
            ["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.ProcessPath!) is { } dotnet && File.Exists(Path.Combine(dotnet, "dotnet")) ? dotnet : Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "",
        });
        foreach (var (index, (commands, stated)) in steps.Index())
        {
            var file = _folder.File($"{index}.out");
            var printed = File.Exists(file) ? await File.ReadAllTextAsync(file) : "(it did not come to this)";
            Assert.True(
                stated is null ? File.Exists(file) : IsAsStated(printed, stated),
                $"The guide's commands\n\n{commands}\nprinted\n\n{printed}\nand the guide says\n\n{stated}");
        }

        Assert.True(File.Exists(_folder.File($"{steps.Count - 1}.out")), "The guide's commands did not come to an end.");
    }

    [Theory]
    [InlineData("a\nb\n", "a\nb\n", true)]
    [InlineData("a\nb\n", "a\n", false)]
    [InlineData("a\nb\nc\n", "a\n…\n", true)]
    [InlineData("a\n", "a\n…\n", true)]
    [InlineData("a\nb\nc\n", "…\nc\n", true)]
    [InlineData("officer: 200 by x\n", "officer: 200 by …\n", true)]
    [InlineData("officer: 403 by x\n", "officer: 200 by …\n", false)]
    [InlineData("a\nb\n", "…b\n", false)]
    public void An_ellipsis_stands_for_the_rest_of_a_line_or_for_lines(string printed, string stated, bool expected) =>
        Assert.Equal(expected, IsAsStated(printed, stated));

    private static bool IsAsStated(string printed, string stated)
    {
        var pattern = Regex.Escape(stated);
        pattern = WholeLine().Replace(pattern, "(?:.*\\n)*?").Replace("…", "[^\\n]*", StringComparison.Ordinal);
        return Regex.IsMatch(printed, $@"\A{pattern}\z", RegexOptions.None, TimeSpan.FromSeconds(5));
    }

    /// <summary>The commands, each with the output that is stated below it.</summary>
    private static IEnumerable<(string Commands, string? Stated)> Steps(string guide)
    {
        var blocks = Fence().Matches(guide).Select(match => (Kind: match.Groups["kind"].Value, Text: match.Groups["text"].Value)).ToList();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Kind == "sh")
            {
                yield return (blocks[i].Text, i + 1 < blocks.Count && blocks[i + 1].Kind == "text" ? blocks[i + 1].Text : null);
            }
        }
    }

    private static string ProgramFolder(string project, string program) => Path.GetDirectoryName(Repository.Output(project, program))!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("^(?<fence>`{3,})(?<kind>[a-z]+)\n(?<text>.*?)^\\k<fence>\n", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();

    [GeneratedRegex("(?<=^|\\\\n)…(\\\\n|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex WholeLine();
}
