using System.Diagnostics;

namespace Caveat.Scenarios.Hosting;

/// <summary>Runs a program to its end and keeps what it printed.</summary>
internal sealed record Command(int ExitCode, string Output, string Error)
{
    /// <summary>The command-line tool <c>caveat</c>.</summary>
    public static Task<Command> CaveatAsync(params IEnumerable<string> args) =>
        RunAsync("dotnet", [Repository.Output("Caveat.Cli", "caveat.dll"), .. args]);

    /// <summary>The server, for starts that are expected to end by themselves.</summary>
    public static Task<Command> ServerAsync(params IEnumerable<string> args) =>
        RunAsync("dotnet", [Repository.Output("Caveat.Server", "Caveat.Server.dll"), .. args]);

    public static async Task<Command> RunAsync(string program, IEnumerable<string> args, string? folder = null, IDictionary<string, string>? environment = null)
    {
        using var process = Start(program, args, folder, environment);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new Command(process.ExitCode, await output, await error);
    }

    public static Process Start(string program, IEnumerable<string> args, string? folder = null, IDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, args)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
