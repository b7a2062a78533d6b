using System.CommandLine;
using Caveat.Bench.Load.Driving;

namespace Caveat.Bench.Load.Pages;

/// <summary><c>pages</c>: many people who read answers while they arrive, beside as many programs; prints tables.</summary>
internal static class PagesCommand
{
    private static readonly Option<string> Url = new("--url") { Description = "The server's address.", Required = true };
    private static readonly Option<int> Process = new("--server-process") { Description = "Root of the process tree to watch.", Required = true };
    private static readonly Option<string> Demonstration = new("--demonstration") { Description = "The server's demo.json.", Required = true };
    private static readonly Option<string> Log = new("--log") { Description = "The file that the server prints to.", Required = true };
    private static readonly Option<int> VendorPort = new("--vendor-port") { Description = "Where the server finds its vendor: this program listens there.", Required = true };
    private static readonly Option<int> Readers = new("--readers") { DefaultValueFactory = _ => 200 };
    private static readonly Option<int> Rounds = new("--rounds") { DefaultValueFactory = _ => 2 };
    private static readonly Option<double> Beat = new("--token-ms") { Description = "Time between two tokens.", DefaultValueFactory = _ => 20 };
    private static readonly Option<int> History = new("--history") { Description = "Messages to search through; 0 leaves the search out.", DefaultValueFactory = _ => 10_000 };

    public static Command Create()
    {
        var command = new Command("pages", "Follow answers on the assistant's pages, and directly at the gateway.")
        {
            Url, Process, Demonstration, Log, VendorPort, Readers, Rounds, Beat, History,
        };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var plan = new PagesPlan(
                new Uri(parse.GetRequiredValue(Url)), parse.GetValue(Process), parse.GetRequiredValue(Demonstration), parse.GetRequiredValue(Log), parse.GetValue(VendorPort),
                parse.GetValue(Readers), parse.GetValue(Rounds), TimeSpan.FromMilliseconds(parse.GetValue(Beat)), parse.GetValue(History));
            await using var vendor = await TimedVendor.StartAsync(plan.VendorPort, plan.Beat, cancellationToken);
            try
            {
                await new PagesRun(plan, vendor, Console.Out).RunAsync(cancellationToken);
                return 0;
            }
            catch (Exception failure) when (failure is BenchFailureException or HttpRequestException or IOException)
            {
                await Console.Error.WriteLineAsync(failure.Message);
                return 1;
            }
        });
        return command;
    }
}
