namespace Caveat.Labels;

/// <summary>The security policy that a label belongs to (STANAG 4774 PolicyIdentifier).</summary>
public enum LabelPolicy : byte
{
    Public = 0,
    Nato = 1,
    Eu = 2,
    Us = 3,
}
