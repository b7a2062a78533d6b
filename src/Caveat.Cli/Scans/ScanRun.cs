using Caveat.Labels.Documents;
using Caveat.Screening;
using Caveat.Screening.Reading;

namespace Caveat.Cli.Scans;

/// <summary>Runs a scan: finds the files, reads several at once, and tells what they hold in their order.</summary>
internal sealed class ScanRun(ScanRequest request, TextWriter output, TextWriter errors, Func<Stream> standardInput)
{
    private const int Usage = 2;

    private readonly bool _isOutputTerminal = IsTerminal(output, Console.Out, Console.IsOutputRedirected);
    private readonly bool _isErrorTerminal = IsTerminal(errors, Console.Error, Console.IsErrorRedirected);

    /// <summary>The exit code (docs/reference/scan.md).</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var tree = new FileTree(request.Includes, request.Excludes);
        var tally = new ScanTally(request.Ceiling);
        ProgressLine? progress = null;
        try
        {
            foreach (var path in request.Paths)
            {
                tree.Add(path, cancellationToken);
            }
            using var sarif = request.Sarif is null ? null : new SarifLog(request.Sarif, request.Ceiling, request.Show);
            progress = new ProgressLine(_isErrorTerminal ? errors : null, tree.Targets.Count, TimeProvider.System);
            await ReadAsync(tree.Targets, tally, sarif, progress, cancellationToken);
            sarif?.Complete(tally.ExitCode);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            progress?.Clear();
            await errors.WriteLineAsync($"Stopped after {tally.Files} of {tree.Targets.Count} files.");
            return ScanTally.Stopped;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException && request.Sarif is not null)
        {
            progress?.Clear();
            await errors.WriteLineAsync($"The log \"{Visible.Of(request.Sarif)}\" cannot be written: {Visible.Of(failure.Message)}");
            return Usage;
        }
        progress.Clear();
        await errors.WriteLineAsync(tally.Summary(tree.Links));
        return tally.ExitCode;
    }

    private async Task ReadAsync(IReadOnlyList<ScanTarget> targets, ScanTally tally, SarifLog? sarif, ProgressLine progress, CancellationToken cancellationToken)
    {
        var limits = DocumentLimits.Default with { Ocr = request.Ocr };
        using var scanner = new FileScanner(limits, request.Nation, request.Uses ? new ContentReader(LexicalScreen.BuiltIn) : null, standardInput);
        // One write for all files that are ready, because the console flushes each.
        using var lines = new StringWriter();
        using var problems = new StringWriter();
        IScanReport report = request.Json ? new ScanJson(lines) : new ScanSentences(request.Ceiling, request.Show, _isOutputTerminal, lines, problems);
        await OrderedWork.RunAsync(targets, request.Jobs, scanner.Scan, Take, cancellationToken);

        void Take(IReadOnlyList<FileScan> scans)
        {
            foreach (var scan in scans)
            {
                tally.Add(scan);
                report.Add(scan);
                sarif?.Add(scan);
            }
            Write(lines, output, progress);
            Write(problems, errors, progress);
            progress.Draw(tally.Files, tally.Bytes);
        }
    }

    private static void Write(StringWriter from, TextWriter to, ProgressLine progress)
    {
        var text = from.GetStringBuilder();
        if (text.Length > 0)
        {
            progress.Clear();
            to.Write(text);
            text.Clear();
        }
    }

    private static bool IsTerminal(TextWriter writer, TextWriter console, bool isRedirected) =>
        writer == console && !isRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
}
