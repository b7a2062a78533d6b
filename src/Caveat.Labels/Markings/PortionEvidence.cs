namespace Caveat.Labels.Markings;

/// <summary>Whether the text so far makes (S), (C) and (U) marks rather than list items. Looks back only, so that a stream and a whole text read alike.</summary>
internal sealed class PortionEvidence
{
    private bool _unitedStates;
    private byte _lastLetter;

    public void Reset()
    {
        _unitedStates = false;
        _lastLetter = 0;
    }

    /// <summary>A marking was found.</summary>
    public void Saw(Grade label) => _unitedStates |= label.Policy == PolicyId.Usa;

    /// <summary>A single letter in parentheses stood at the start of a paragraph.</summary>
    public void SawLetter(byte letter) => _lastLetter = letter;

    /// <summary>Whether the letter is a mark: after other marks of the United States, and not next in an enumeration.</summary>
    public bool Allows(byte letter) =>
        // (U) begins nothing else that people write, unless a (T) went before.
        (_unitedStates || letter == (byte)'u') && _lastLetter + 1 != letter;
}
