using System.ComponentModel;
using System.Diagnostics;

namespace Caveat.Assistant.Exports;

/// <summary>Prints HTML of our own writing as PDF, by Chromium where the server has it.</summary>
/// <remarks>
/// Thread-safe; two at a time. The HTML has no script and no address that is fetched, its own policy forbids both, and the browser is given no
/// network: three locks for text that a model wrote. The text lies for that time in a folder that only this server's account may open.
/// </remarks>
internal sealed class PdfPrinter(AssistantOptions options, TimeProvider time) : IDisposable
{
    private const int AtOnce = 2;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turns = new(AtOnce);

    public async Task<PdfResult> PrintAsync(string html, CancellationToken cancellationToken)
    {
        if (Find() is not { } program)
        {
            return new PdfResult.NoPrinter();
        }

        await _turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        // Mode 700; a crash leaves it behind, as it leaves any temporary file.
        var folder = Directory.CreateTempSubdirectory("caveat-print-");
        try
        {
            return await PrintAsync(program, folder.FullName, html, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Remove(folder);
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<PdfResult> PrintAsync(string program, string folder, string html, CancellationToken cancellationToken)
    {
        var page = Path.Combine(folder, "paper.html");
        var printed = Path.Combine(folder, "paper.pdf");
        await File.WriteAllTextAsync(page, html, cancellationToken).ConfigureAwait(false);
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var process = new Process { StartInfo = Command(program, folder, page, printed) };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return new PdfResult.NoPrinter();
        }

        try
        {
            await Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, either.Token),
                process.StandardError.BaseStream.CopyToAsync(Stream.Null, either.Token),
                process.WaitForExitAsync(either.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PdfResult.Failed();
        }
        finally
        {
            End(process);
        }

        return File.Exists(printed)
            ? new PdfResult.Printed(await File.ReadAllBytesAsync(printed, cancellationToken).ConfigureAwait(false))
            : new PdfResult.Failed();
    }

    private static ProcessStartInfo Command(string program, string folder, string page, string printed)
    {
        var command = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string[] arguments =
        [
            "--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-sync", "--disable-background-networking",
            "--disable-component-update", "--disable-dev-shm-usage",
            "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={Path.Combine(folder, "profile")}",
            "--no-pdf-header-footer", $"--print-to-pdf={printed}", new Uri(page).AbsoluteUri,
        ];
        // Chromium's own sandbox does not start under root, as in many containers; elsewhere it stays on.
        foreach (var argument in Environment.IsPrivilegedProcess ? ["--no-sandbox", .. arguments] : arguments)
        {
            command.ArgumentList.Add(argument);
        }

        // Its caches and crash reports go with the folder.
        command.Environment["HOME"] = folder;
        command.Environment["XDG_CONFIG_HOME"] = folder;
        command.Environment["XDG_CACHE_HOME"] = folder;
        return command;
    }

    private string? Find() => options.Chromium is { Length: > 0 } configured
        ? File.Exists(configured) ? configured : null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, "chromium"), Path.Combine(folder, "chromium-browser"), Path.Combine(folder, "google-chrome") })
            .FirstOrDefault(File.Exists);

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A process of the browser that still ends may hold a file: the system's own cleaning takes the rest.
        }
    }
}
