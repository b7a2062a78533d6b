using Caveat.Labels.Folding;

namespace Caveat.Labels.Markings;

/// <summary>The buffers of one reading of one text for markings alone.</summary>
internal sealed class MarkingPass
{
    private readonly WordScanner _scanner = new();
    private readonly MarkingLines _lines = new();

    public List<Marking> Read(ReadOnlySpan<char> text)
    {
        _scanner.Reset();
        _lines.Reset();
        var sink = new Sink(_lines);
        _scanner.Append(text, ref sink);
        _scanner.Complete(ref sink);
        _lines.Complete();
        return _lines.Found;
    }

    private readonly struct Sink(MarkingLines lines) : IRunSink
    {
        public void Take(in WordRun run) => lines.Take(in run);

        public void Take(byte sign, long at) => lines.Take(sign, at);
    }
}
