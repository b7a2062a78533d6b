using Caveat.Scenarios.Hosting;
using Caveat.Server.Starting;

namespace Caveat.Scenarios;

/// <summary>What the first start prints is what works: the command can be copied as it stands.</summary>
public sealed class TheFirstScreen
{
    [Theory]
    [InlineData("nato-unclassified")]
    [InlineData("department-classified")]
    public async Task The_command_on_the_screen_is_answered(string sample)
    {
        await using var server = await GovernedServer.StartAsync("--sample", sample);
        using var screen = new StringWriter();
        await StartScreen.PrintAsync(screen, server.Ready, server.App);
        var text = screen.ToString();
        Assert.Contains(server.Url, text, StringComparison.Ordinal);
        Assert.Contains(server.Ledger, text, StringComparison.Ordinal);

        var command = text[text.IndexOf("curl", StringComparison.Ordinal)..text.IndexOf("Next:", StringComparison.Ordinal)];
        var run = await Command.RunAsync("sh", ["-c", command]);
        Assert.StartsWith("HTTP/1.1 200 OK", run.Output, StringComparison.Ordinal);
        Assert.Contains("Caveat-Receipt:", run.Output, StringComparison.Ordinal);
    }
}
