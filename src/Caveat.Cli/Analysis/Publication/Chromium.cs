using System.Diagnostics;
using Caveat.Cli.AgreementFiles;

namespace Caveat.Cli.Analysis.Publication;

/// <summary>Prints a page to PDF with the Chromium of this machine. It is told to use no network, and the page asks for none.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Null where there is none.</summary>
    public static string? Find(string? path) => (path ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    public static async Task PrintAsync(string chromium, string page, string pdf, CancellationToken cancellationToken)
    {
        var profile = Directory.CreateTempSubdirectory("caveat-annex-");
        try
        {
            using var process = Process.Start(Start(chromium, Path.GetFullPath(page), Path.GetFullPath(pdf), profile.FullName))
                ?? throw new UnreadableException($"\"{chromium}\" does not start: print \"{page}\" by hand.");
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Patience);
            var said = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            if (process.ExitCode != 0 || !File.Exists(pdf))
            {
                throw new UnreadableException($"\"{chromium}\" made no PDF: {(await said).Trim().Split('\n')[^1]}");
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UnreadableException($"\"{chromium}\" took longer than a minute: print \"{page}\" by hand.");
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    private static ProcessStartInfo Start(string chromium, string page, string pdf, string profile)
    {
        ProcessStartInfo start = new(chromium) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])
        [
            "--headless", "--disable-gpu", "--disable-extensions", "--disable-sync", "--disable-background-networking", "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={profile}", "--no-pdf-header-footer", $"--print-to-pdf={pdf}",
            // Chromium's sandbox refuses to run as root; the page is ours and has no script.
            .. Environment.IsPrivilegedProcess ? (string[])["--no-sandbox"] : [],
            new Uri(page).AbsoluteUri,
        ])
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
