namespace Caveat.Labels.Markings;

/// <summary>How sure a portion mark is.</summary>
internal enum PortionReading
{
    None,

    /// <summary>(S), (C) or (U): a mark only in a text that has shown others.</summary>
    NeedsEvidence,

    Sure,
}
