namespace Caveat.Screening.Data;

/// <summary>What a finding of data rests on.</summary>
public enum Confidence
{
    /// <summary>The way it is written, or a word beside it.</summary>
    Likely,

    /// <summary>A check digit, or a prefix that its issuer documents.</summary>
    Checked,
}
