namespace Caveat.Labels.Policies;

/// <summary>How many of the referenced categories must stand on the label (SPIF requiredCategory and excludedCategory).</summary>
public enum CategoryDemand : byte
{
    None = 0,
    OnlyOne = 1,
    OneOrMore = 2,
    All = 3,
}
