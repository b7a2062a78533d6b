namespace Caveat.Labels.Policies;

/// <summary>The equivalent: a valid label of the other policy, to stand beside the original as an alternative.</summary>
public sealed record MappedLabel(Label Label) : Mapping;
