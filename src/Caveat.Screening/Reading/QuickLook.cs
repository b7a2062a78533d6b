using System.Buffers;
using System.Text;
using Caveat.Labels.Folding;
using Caveat.Screening.Rules;

namespace Caveat.Screening.Reading;

/// <summary>Tells the texts that cannot hold a finding from those that must be read. Immutable and thread-safe.</summary>
/// <remarks>INVARIANT: may say yes for nothing, never no for something.</remarks>
internal sealed class QuickLook
{
    // Many texts have no word of any rule's first group: the fewer words are sought, the faster.
    private readonly AnchorSearch _anchors;
    private readonly AnchorSearch _concepts;
    private readonly ulong[] _needed;

    public QuickLook(ScreenRules rules)
    {
        _anchors = new AnchorSearch().Add(rules.Anchors, 1);
        _concepts = new AnchorSearch();
        foreach (var (entry, group) in rules.Entries)
        {
            // Context words ("make", "use") stand in nearly every text, so they are taken for granted.
            if ((group & rules.RuleGroups) != 0)
            {
                _concepts.Add([entry], group);
            }
        }
        _needed = [.. rules.Rules.Select(rule => rule.Spanning)];
    }

    /// <summary>Whether the text must be read; no means that reading it finds nothing.</summary>
    public bool MustRead(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text))
        {
            return MayHoldAny(text);
        }
        var buffer = ArrayPool<char>.Shared.Rent(LatinText.BufferLength(text.Length));
        // Fails closed: what cannot be folded is read.
        var mustRead = !LatinText.TryFold(text, buffer, out var length) || MayHoldAny(buffer.AsSpan(0, length));
        ArrayPool<char>.Shared.Return(buffer);
        return mustRead;
    }

    private bool MayHoldAny(ReadOnlySpan<char> text) =>
        _anchors.MayHoldAny(text) && MayHoldRule(text);

    private bool MayHoldRule(ReadOnlySpan<char> text)
    {
        var window = new ConceptWindow(_needed);
        return _concepts.Search(text, ref window);
    }
}
