namespace Caveat.Labels.Policies;

/// <summary>No valid label stands for all: people, or a system-high label, must decide.</summary>
/// <param name="Reason">One sentence.</param>
/// <param name="AtLeast">The highest grade among the labels; no decision may go below it.</param>
public sealed record Escalation(string Reason, Grade AtLeast) : DominanceResult;
