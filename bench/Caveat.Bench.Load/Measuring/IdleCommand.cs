using System.CommandLine;
using System.Text.Json;

namespace Caveat.Bench.Load.Measuring;

/// <summary><c>idle</c>: the resident memory of a server that has served nothing yet.</summary>
internal static class IdleCommand
{
    public static Command Create()
    {
        var process = new Option<int>("--server-process") { Description = "Root of the process tree to watch.", Required = true };
        var peer = new Option<string>("--peer") { Required = true };
        var command = new Command("idle", "Print one line of JSON: the memory of a server at rest.") { process, peer };
        command.SetAction(parse =>
        {
            var result = new IdleResult(parse.GetRequiredValue(peer), ProcessTree.Read(parse.GetValue(process)).ResidentBytes);
            Console.WriteLine(JsonSerializer.Serialize(result, BenchJson.Default.IdleResult));
        });
        return command;
    }
}
