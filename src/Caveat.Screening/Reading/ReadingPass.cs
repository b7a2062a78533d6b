using Caveat.Labels.Folding;
using Caveat.Labels.Markings;
using Caveat.Screening.Findings;
using Caveat.Screening.Rules;

namespace Caveat.Screening.Reading;

/// <summary>The buffers of one pass of both readers over one text: it is folded once. Reusable; for one thread at a time.</summary>
internal sealed class ReadingPass(ScreenRules rules)
{
    private readonly WordScanner _scanner = new();
    private readonly MarkingLines _lines = new();
    private readonly SentenceScope _scope = new(rules);

    public List<Marking> Markings => _lines.Found;

    public List<Finding> Findings => _scope.Found;

    /// <summary>Everything before this offset is decided.</summary>
    public long Decided => Math.Min(_scanner.PendingStart, Math.Min(_lines.HoldFrom, _scope.HoldFrom));

    public void Reset()
    {
        _scanner.Reset();
        _lines.Reset();
        _scope.Reset();
    }

    public void Append(ReadOnlySpan<char> text)
    {
        var sink = new Sink(_lines, _scope);
        _scanner.Append(text, ref sink);
    }

    public void Complete()
    {
        var sink = new Sink(_lines, _scope);
        _scanner.Complete(ref sink);
        _lines.Complete();
        _scope.Complete();
    }

    public void ReadAll(ReadOnlySpan<char> text)
    {
        Append(text);
        Complete();
    }

    private readonly struct Sink(MarkingLines lines, SentenceScope scope) : IRunSink
    {
        public void Take(in WordRun run)
        {
            lines.Take(in run);
            scope.Take(in run);
        }

        public void Take(byte sign, long at)
        {
            lines.Take(sign, at);
            scope.Take(sign, at);
        }
    }
}
