using Caveat.Labels.Folding;
using Caveat.Labels.Markings;
using Caveat.Screening.Data;
using Caveat.Screening.Findings;
using Caveat.Screening.Rules;

namespace Caveat.Screening.Reading;

/// <summary>The buffers of one pass of both readers over one text. Reusable; for one thread at a time.</summary>
internal sealed class ReadingPass(ScreenRules rules)
{
    private readonly WordScanner _scanner = new();
    private readonly MarkingScanner _markings = new();
    private readonly SentenceScope _scope = new(rules);

    public List<Marking> Markings => _markings.Found;

    public List<Finding> Findings => _scope.Found;

    /// <summary>Only whole texts are read for data, so nothing is held back for it.</summary>
    public List<DataFinding> Data { get; } = [];

    /// <summary>Everything before this offset is decided.</summary>
    public long Decided => Math.Min(_scanner.PendingStart, Math.Min(_markings.HoldFrom, _scope.HoldFrom));

    public void Reset(MarkingContext context = default)
    {
        _scanner.Reset();
        _markings.Reset(context);
        _scope.Reset();
        Data.Clear();
    }

    public void Append(ReadOnlySpan<char> text)
    {
        _markings.Append(text);
        var sink = new Sink(_scope);
        _scanner.Append(text, ref sink);
    }

    public void Complete()
    {
        _markings.Complete();
        CompleteScreen();
    }

    /// <summary>Reads the markings of a whole text, which is cheap where there are none.</summary>
    public void ReadMarkings(ReadOnlySpan<char> text) => _markings.ReadAll(text);

    /// <summary>Screens a whole text.</summary>
    public void Screen(ReadOnlySpan<char> text)
    {
        var sink = new Sink(_scope);
        _scanner.Append(text, ref sink);
        CompleteScreen();
    }

    private void CompleteScreen()
    {
        var sink = new Sink(_scope);
        _scanner.Complete(ref sink);
        _scope.Complete();
    }

    private readonly struct Sink(SentenceScope scope) : IRunSink
    {
        public void Take(in WordRun run) => scope.Take(in run);

        public void Take(byte sign, long at) => scope.Take(sign, at);
    }
}
