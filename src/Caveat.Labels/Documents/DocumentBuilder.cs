using System.Globalization;

namespace Caveat.Labels.Documents;

/// <summary>Gathers what the format readers find and holds them to the limits, over all nested parts together. For one document and one thread.</summary>
internal sealed class DocumentBuilder(DocumentLimits limits, TimeProvider time, CancellationToken cancellationToken)
{
    private readonly List<Passage> _passages = [];
    private readonly List<FoundLabel> _labels = [];
    private readonly long _started = time.GetTimestamp();
    private DocumentStatus _status;
    private string _problem = "";
    private long _textLength;
    private long _unpacked;
    private int _entries;

    public DocumentLimits Limits => limits;

    public TimeProvider Time => time;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>What is left of the time limit; never negative.</summary>
    public TimeSpan TimeLeft
    {
        get
        {
            var left = limits.Time - time.GetElapsedTime(_started);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public void Add(Passage passage)
    {
        if (passage.Text.Length == 0)
        {
            return;
        }
        _textLength += passage.Text.Length;
        if (_textLength > limits.TextLength)
        {
            throw new DocumentRefusedException(Invariant($"the text is longer than {limits.TextLength} characters"));
        }
        CheckTime();
        _passages.Add(passage);
    }

    public void Add(FoundLabel label) => _labels.Add(label);

    /// <summary>Counts bytes that unpacking gave.</summary>
    public void CountUnpacked(long bytes)
    {
        _unpacked += bytes;
        if (_unpacked > limits.UnpackedBytes)
        {
            throw new DocumentRefusedException(Invariant($"it unpacks to more than {limits.UnpackedBytes} bytes"));
        }
        CheckTime();
    }

    /// <summary>Refuses before memory is taken for so many bytes more.</summary>
    public void Reserve(long bytes)
    {
        if (_unpacked + bytes > limits.UnpackedBytes)
        {
            throw new DocumentRefusedException(Invariant($"it unpacks to more than {limits.UnpackedBytes} bytes"));
        }
    }

    /// <summary>Counts an entry of an archive or an attachment.</summary>
    public void CountEntry()
    {
        if (++_entries > limits.Entries)
        {
            throw new DocumentRefusedException(Invariant($"it holds more than {limits.Entries} entries"));
        }
        CheckTime();
    }

    public void CheckTime()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (TimeLeft == TimeSpan.Zero)
        {
            throw new DocumentRefusedException(Invariant($"reading took longer than {limits.Time.TotalSeconds} seconds"));
        }
    }

    /// <summary>Reads something, and turns what stops it into a problem of the document: the rest is still read.</summary>
    /// <param name="label">What is read, in words: the subject of the problem's sentence.</param>
    public void Guard(string label, Action read)
    {
        try
        {
            read();
        }
        catch (DocumentRefusedException refusal)
        {
            Report(DocumentStatus.Refused, $"{label} is refused: {refusal.Message}.");
        }
        catch (InvalidDataException damage)
        {
            Report(DocumentStatus.Unread, $"{label} cannot be read: {damage.Message}");
        }
    }

    /// <summary>A part could not be read; the worst problem, and among equals the first, is the document's.</summary>
    public void Report(DocumentStatus status, string problem)
    {
        if (status > _status)
        {
            _status = status;
            _problem = problem;
        }
    }

    public DocumentReading Build(string format) => new(_status, _passages, _labels) { Problem = _problem, Format = format };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
