using System.CommandLine;
using System.Net.Sockets;
using System.Text.Json;
using Caveat.Bench.Load.Content;
using Caveat.Bench.Load.Measuring;

namespace Caveat.Bench.Load.Driving;

/// <summary><c>load</c>: one measurement; prints one line of JSON, or fails with one sentence.</summary>
internal static class LoadCommand
{
    private static readonly Option<string> Url = new("--url") { Description = "Chat completions address, on loopback.", Required = true };
    private static readonly Option<string> Key = new("--key") { Description = "Bearer key.", DefaultValueFactory = _ => "none" };
    private static readonly Option<string[]> Headers = new("--header") { Description = "A further request header, 'name: value'.", DefaultValueFactory = _ => [] };
    private static readonly Option<string?> ExpectedHeader = new("--expect-header") { Description = "A header without which an answer is a failure." };
    private static readonly Option<bool> Stream = new("--stream") { Description = "Ask for a stream." };
    private static readonly Option<bool> Paced = new("--paced") { Description = "Ask for the model that pauses between its events." };
    private static readonly Option<int> Connections = new("--connections") { DefaultValueFactory = _ => 1 };
    private static readonly Option<double> WarmUp = new("--warm-up") { Description = "Seconds before the measurement.", DefaultValueFactory = _ => 2 };
    private static readonly Option<double> Seconds = new("--seconds") { Description = "Seconds of measurement, at most 60.", DefaultValueFactory = _ => 5 };
    private static readonly Option<int> MostRequests = new("--most-requests") { Description = "Upper bound per connection.", DefaultValueFactory = _ => 5_000_000 };
    private static readonly Option<int> ServerProcess = new("--server-process") { Description = "Root of the process tree to watch.", Required = true };
    private static readonly Option<int> ServerCore = new("--server-core") { DefaultValueFactory = _ => 0 };
    private static readonly Option<int> LoadCore = new("--load-core") { DefaultValueFactory = _ => 1 };
    private static readonly Option<string> Peer = new("--peer") { DefaultValueFactory = _ => "unnamed" };
    private static readonly Option<string> Cell = new("--cell") { DefaultValueFactory = _ => "unnamed" };
    private static readonly Option<int> Round = new("--round") { DefaultValueFactory = _ => 1 };

    public static Command Create()
    {
        var command = new Command("load", "Keep a number of connections busy for some seconds, and measure.")
        {
            Url, Key, Headers, ExpectedHeader, Stream, Paced, Connections, WarmUp, Seconds, MostRequests,
            ServerProcess, ServerCore, LoadCore, Peer, Cell, Round,
        };
        command.SetAction((parse, cancellationToken) => RunAsync(Plan(parse), cancellationToken));
        return command;
    }

    private static LoadPlan Plan(ParseResult parse) => new()
    {
        Url = new Uri(parse.GetRequiredValue(Url)),
        Key = parse.GetRequiredValue(Key),
        Headers = parse.GetRequiredValue(Headers),
        ExpectedHeader = parse.GetValue(ExpectedHeader),
        Model = parse.GetValue(Paced) ? BenchText.PacedModel : BenchText.Model,
        Stream = parse.GetValue(Stream) || parse.GetValue(Paced),
        Connections = Math.Clamp(parse.GetValue(Connections), 1, 1024),
        WarmUp = TimeSpan.FromSeconds(Math.Clamp(parse.GetValue(WarmUp), 0, 60)),
        Measured = TimeSpan.FromSeconds(Math.Clamp(parse.GetValue(Seconds), 0.1, 60)),
        MostRequests = parse.GetValue(MostRequests),
        ServerProcess = parse.GetValue(ServerProcess),
        ServerCore = parse.GetValue(ServerCore),
        LoadCore = parse.GetValue(LoadCore),
        Peer = parse.GetRequiredValue(Peer),
        Cell = parse.GetRequiredValue(Cell),
        Round = parse.GetValue(Round),
    };

    private static async Task<int> RunAsync(LoadPlan plan, CancellationToken cancellationToken)
    {
        // Load is for this machine only: nothing here can be pointed at someone else's server.
        if (!plan.Url.IsLoopback || plan.Url.Scheme != Uri.UriSchemeHttp)
        {
            await Console.Error.WriteLineAsync($"The address '{plan.Url}' is not plain http on loopback; give one such as http://127.0.0.1:8080/v1/chat/completions.");
            return 2;
        }
        try
        {
            var result = await new LoadRun(plan, TimeProvider.System).RunAsync(cancellationToken);
            Console.WriteLine(JsonSerializer.Serialize(result, BenchJson.Default.CellResult));
            return 0;
        }
        catch (Exception failure) when (failure is BenchFailureException or SocketException or IOException or JsonException)
        {
            await Console.Error.WriteLineAsync($"{plan.Peer}, {plan.Cell}: {failure.Message}");
            return 1;
        }
    }
}
