namespace Caveat.Labels.Metadata;

/// <summary>Who stands behind a confidentiality label (STANAG 4774).</summary>
public enum LabelRole : byte
{
    /// <summary>The originator's own label. Never overwritten.</summary>
    Originator = 0,

    /// <summary>The same sensitivity said in another policy.</summary>
    Alternative = 1,

    /// <summary>The sensitivity of the metadata itself.</summary>
    Metadata = 2,
}
