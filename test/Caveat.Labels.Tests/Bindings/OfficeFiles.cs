using System.Diagnostics;
using Xunit;

namespace Caveat.Labels.Tests.Bindings;

/// <summary>Documents that LibreOffice wrote: a text as DOCX and PDF, a sheet as XLSX, slides as PPTX. Written once for a test class.</summary>
public sealed class OfficeFiles : IDisposable
{
    private const string Namespaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" office:version=\"1.2\"";

    private readonly string _folder = Directory.CreateTempSubdirectory("caveat-office-").FullName;
    private readonly string? _missing;
    private int _count;

    public OfficeFiles()
    {
        Write("plan.fodt", "text", "<office:text><text:p>NATO RESTRICTED</text:p><text:p>The plan.</text:p></office:text>");
        Write("plan.fods", "spreadsheet", "<office:spreadsheet><table:table table:name=\"Plan\"><table:table-row><table:table-cell><text:p>NATO RESTRICTED</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>");
        Write("plan.fodp", "presentation", "<office:presentation><draw:page draw:name=\"One\"/></office:presentation>");
        try
        {
            Convert("docx", "plan.fodt");
            Convert("pdf", "plan.fodt");
            Convert("xlsx", "plan.fods");
            Convert("pptx", "plan.fodp");
        }
        catch (Exception failure) when (failure is System.ComponentModel.Win32Exception or IOException)
        {
            // Where everything is installed a missing program is a fault, not a reason to skip.
            _missing = Environment.GetEnvironmentVariable("CI") == "true" ? null : $"LibreOffice is needed to write the files of this test (Debian: libreoffice-writer, -calc, -impress): {failure.Message}";
        }
    }

    /// <summary>A fresh copy of the file with this ending, in a folder of its own.</summary>
    public string Copy(string extension)
    {
        Assert.SkipWhen(_missing is not null, _missing ?? "");
        var copy = Path.Combine(NewFolder(), $"plan.{extension}");
        File.Copy(Path.Combine(_folder, $"plan.{extension}"), copy);
        return copy;
    }

    /// <summary>An empty folder, deleted with all others in the end.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(_folder, $"test-{Interlocked.Increment(ref _count)}")).FullName;

    /// <summary>What LibreOffice reads in a file: its text.</summary>
    public string TextOf(string path)
    {
        Convert("txt:Text", path);
        return File.ReadAllText(Path.Combine(_folder, Path.GetFileNameWithoutExtension(path) + ".txt"));
    }

    public static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} failed: {errors.Result}");
        return output;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string kind, string body) =>
        File.WriteAllText(Path.Combine(_folder, name), $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document {Namespaces} office:mimetype=\"application/vnd.oasis.opendocument.{kind}\"><office:body>{body}</office:body></office:document>");

    private void Convert(string to, string from) =>
        Run("soffice", $"-env:UserInstallation=file://{_folder}/profile", "--headless", "--convert-to", to, "--outdir", _folder, Path.Combine(_folder, from));
}
