namespace Caveat.Labels.Policies;

/// <summary>The other policy cannot say it.</summary>
/// <param name="Reason">One sentence.</param>
public sealed record NoEquivalent(string Reason) : Mapping;
