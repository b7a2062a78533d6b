namespace Caveat.Labels.Policies;

/// <summary>A valid label that dominates all that were given.</summary>
public sealed record DominantLabel(Label Label) : DominanceResult;
