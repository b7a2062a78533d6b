namespace Caveat.Labels.Markings;

/// <summary>What spoke for a marking, and what spoke against it.</summary>
[Flags]
public enum Evidence : ulong
{
    None = 0,
    LoneLine = 1 << 0,
}
