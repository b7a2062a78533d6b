using System.CommandLine;
using System.Text;
using System.Text.Json;
using Caveat.Cli.Commands;

namespace Caveat.Cli.Tests.Scans;

/// <summary>A folder of files to scan, and the command run on it as people run it.</summary>
public sealed class ScanFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("caveat-scan-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>Writes a file and its folders.</summary>
    public string File(string name, string content)
    {
        var path = At(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, content, new UTF8Encoding(false));
        return path;
    }

    public string At(string name) => System.IO.Path.Join(Path, name);

    public static (int Code, string Output, string Errors) Run(params string[] arguments) => Run(Stream.Null, default, arguments);

    public static (int Code, string Output, string Errors) Run(Stream standardInput, CancellationToken cancellationToken, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var parsed = ScanCommand.Create(() => standardInput).Parse(arguments);
        var code = parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = errors }, cancellationToken).GetAwaiter().GetResult();
        // As the program does.
        return (parsed.Errors.Count > 0 ? 2 : code, output.ToString(), errors.ToString());
    }

    /// <summary>The objects that <c>--json</c> printed.</summary>
    public static List<JsonElement> Json(params string[] arguments) =>
        [.. Run([.. arguments, "--json"]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
