using System.ComponentModel;
using System.Diagnostics;
using Caveat.Labels.Tests.Documents;
using Xunit;

[assembly: AssemblyFixture(typeof(LibreOffice))]

namespace Caveat.Labels.Tests.Documents;

/// <summary>The real writer: turns the flat documents of test/vectors/documents into the formats that people send. One process at a time, one profile of its own.</summary>
public sealed class LibreOffice : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("caveat-office-").FullName;
    private readonly Dictionary<string, byte[]> _written = [];
    private readonly Lock _one = new();

    /// <summary>The document as LibreOffice writes it. Skips the test where it is not installed, and fails where all tests must run.</summary>
    public byte[] Write(string source, string format)
    {
        lock (_one)
        {
            var name = Path.ChangeExtension(source, format);
            if (!_written.TryGetValue(name, out var content))
            {
                Run("-env:UserInstallation=file://" + Path.Combine(_folder, "profile"), "--headless", "--convert-to", format, "--outdir", _folder, Vectors.PathOf($"documents/{source}"));
                _written[name] = content = File.ReadAllBytes(Path.Combine(_folder, name));
            }
            return content;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Run(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("soffice", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = process.StandardError.ReadToEnd();
            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)) && process.ExitCode == 0, $"LibreOffice failed: {errors}{output.Result}");
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("LibreOffice is not installed: apt-get install libreoffice-writer libreoffice-calc libreoffice-impress");
        }
    }
}
