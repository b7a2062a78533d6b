using Caveat.Labels;
using Caveat.Labels.Documents;
using Caveat.Labels.Markings;
using Caveat.Screening.Reading;

namespace Caveat.Cli.Scans;

/// <summary>Reads one file and finds its markings. Thread-safe; every call reads a file whole.</summary>
/// <param name="uses">Looks for prohibited uses; null leaves them out.</param>
internal sealed class FileScanner(DocumentLimits limits, PolicyId? nation, ContentReader? uses, Func<Stream> standardInput) : IDisposable
{
    // Files from here on are read one at a time: text takes several times its bytes in memory.
    private const long LargeBytes = 32 << 20;

    private readonly DocumentReader _documents = new(limits, TimeProvider.System);
    private readonly MarkingReader _markings = new();
    private readonly SemaphoreSlim _large = new(1, 1);

    public FileScan Scan(ScanTarget target, CancellationToken cancellationToken)
    {
        if (target.Problem is not null)
        {
            return Unread(target, 0, target.Problem);
        }
        var bytes = 0L;
        try
        {
            var file = new FileInfo(target.Path);
            bytes = target.Path != ScanTarget.StandardInput && file.Exists ? file.Length : 0;
            if (bytes < LargeBytes)
            {
                return Scan(target, bytes, cancellationToken);
            }
            _large.Wait(cancellationToken);
            try
            {
                return Scan(target, bytes, cancellationToken);
            }
            finally
            {
                // Before the next one is loaded: the collector alone keeps several in memory.
                GC.Collect();
                _large.Release();
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Unread(target, bytes, $"\"{target.Path}\" cannot be read: {failure.Message}");
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Fails closed: a fault over one hostile file neither ends the scan of the others nor reports it clean.
            return Unread(target, bytes, $"\"{target.Path}\" cannot be read, and the fault is caveat's: report it ({fault.Message})");
        }
    }

    public void Dispose() => _large.Dispose();

    private FileScan Scan(ScanTarget target, long bytes, CancellationToken cancellationToken)
    {
        var reading = Read(target, bytes, cancellationToken);
        var found = DocumentMarkings.Read(reading, _markings, nation);
        return new FileScan(target.Path, reading.Status)
        {
            Problem = reading.Problem,
            Highest = found.Highest,
            Markings = Markings(found),
            Labels = reading.Labels,
            Uses = uses is null ? null : Uses(reading, uses),
            Bytes = bytes,
        };
    }

    private DocumentReading Read(ScanTarget target, long bytes, CancellationToken cancellationToken)
    {
        if (target.Path == ScanTarget.StandardInput)
        {
            return ReadStream("standard input", standardInput(), cancellationToken);
        }
        // No length: an empty file, or something else that has content only when it is opened.
        if (bytes > 0 || !RegularFile.IsOther(target.Path))
        {
            return _documents.ReadFile(target.Path, cancellationToken);
        }
        return target.IsNamed
            ? ReadStream(target.Path, File.OpenRead(target.Path), cancellationToken)
            : new DocumentReading(DocumentStatus.Unread, [], []) { Problem = $"\"{target.Path}\" is no file but a pipe, a socket or a device: name it to have it read." };
    }

    private DocumentReading ReadStream(string name, Stream source, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        using (source)
        {
            var buffer = new byte[64 << 10];
            for (int count; (count = source.Read(buffer)) > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                content.Write(buffer, 0, count);
                if (content.Length > limits.FileBytes)
                {
                    return new DocumentReading(DocumentStatus.Refused, [], []) { Problem = $"\"{name}\" is refused: it gives more than {limits.FileBytes} bytes." };
                }
            }
        }
        return _documents.Read(Path.GetFileName(name), content.GetBuffer().AsMemory(0, (int)content.Length), cancellationToken);
    }

    private static FileScan Unread(ScanTarget target, long bytes, string problem) => new(target.Path, DocumentStatus.Unread) { Problem = problem, Bytes = bytes };

    private static List<FoundMarking> Markings(DocumentMarkings found)
    {
        var markings = new List<FoundMarking>(found.Markings.Count);
        Passage? passage = null;
        PassagePlaces? places = null;
        foreach (var item in found.Markings)
        {
            if (places is null || item.Passage != (object?)passage)
            {
                (passage, places) = (item.Passage, new PassagePlaces(item.Passage));
            }
            var marking = item.Marking;
            markings.Add(new FoundMarking(item.Text, marking.Grade, marking.Kind.ToString().ToLowerInvariant(), marking.Confidence, marking.Standing, marking.Reason, places.At(marking.Start)));
        }
        return markings;
    }

    private static List<FoundUse> Uses(DocumentReading reading, ContentReader uses)
    {
        var found = new List<FoundUse>();
        foreach (var passage in reading.Passages)
        {
            var text = new TextReading();
            uses.Read(passage.Text, text);
            if (text.Findings.Count == 0)
            {
                continue;
            }
            var places = new PassagePlaces(passage);
            foreach (var finding in text.Findings)
            {
                found.Add(new FoundUse(passage.Text.Substring((int)finding.Start, finding.Length), finding.Category.Id, finding.Rule, places.At(finding.Start)));
            }
        }
        return found;
    }
}
