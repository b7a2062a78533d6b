using System.Diagnostics;
using Xunit;

namespace Caveat.Labels.Tests.Pdf;

/// <summary>Runs the programs that make or read the test's documents. Without them a test is skipped, but not where everything must be tested (CI=true).</summary>
internal static class Programs
{
    public static void Need(params string[] names)
    {
        foreach (var name in names)
        {
            if (Find(name) is null)
            {
                Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"The program \"{name}\" is not installed.");
                Assert.Skip($"The program \"{name}\" is not installed.");
            }
        }
    }

    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    public static void Run(string folder, string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{name} ended with {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
    }

    /// <summary>Converts with a profile of its own, so that nothing is shared with another run.</summary>
    public static byte[] Convert(string folder, string source, string filter, string result)
    {
        Run(folder, "soffice", $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", filter, "--outdir", Path.Combine(folder, "out"), source);
        return File.ReadAllBytes(Path.Combine(folder, "out", result));
    }
}
