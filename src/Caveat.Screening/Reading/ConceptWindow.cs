using Caveat.Labels.Folding;
using Caveat.Screening.Rules;

namespace Caveat.Screening.Reading;

/// <summary>Notices when the concepts of some rule may stand near enough to each other. For one text.</summary>
/// <param name="needed">For each rule the bits that it needs.</param>
internal ref struct ConceptWindow(ReadOnlySpan<ulong> needed) : IAnchorSink
{
    // INVARIANT: longer than any passage, so that what a rule matches lies in two neighbouring stretches: its window, and the start of a phrase before it.
    private const int Stretch = SentenceScope.Window + ScreenRules.MaxPhrase + 2;

    private readonly ReadOnlySpan<ulong> _needed = needed;
    private ulong _before;
    private ulong _here;
    private int _words;

    public bool Take(ulong bits)
    {
        if ((bits & ~_here) == 0)
        {
            return false;
        }
        _here |= bits;
        foreach (var need in _needed)
        {
            if ((need & ~(_before | _here)) == 0)
            {
                return true;
            }
        }
        return false;
    }

    public void Pass(int words)
    {
        _words += words;
        if (_words >= Stretch)
        {
            _before = _here;
            _here = 0;
            _words = 0;
        }
    }
}
