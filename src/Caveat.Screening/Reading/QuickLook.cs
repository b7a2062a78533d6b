using Caveat.Labels.Folding;
using Caveat.Labels.Markings;
using Caveat.Screening.Rules;

namespace Caveat.Screening.Reading;

/// <summary>Tells the texts that cannot hold a marking or a finding from those that must be read. Immutable and thread-safe.</summary>
internal sealed class QuickLook(ScreenRules rules)
{
    private readonly AnchorSearch _anchors = new([.. MarkingAnchors.Words, .. rules.Anchors]);

    /// <summary>Whether the text must be read; no means that reading it finds nothing.</summary>
    public bool MustRead(ReadOnlySpan<char> text) => MarkingAnchors.MayHoldAbbreviation(text) || _anchors.MayHoldAny(text);
}
