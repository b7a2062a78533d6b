namespace Caveat.Labels.Metadata;

/// <summary>The label that follows at a set time (STANAG 4774 SuccessionHandling).</summary>
public sealed record Succession(DateTimeOffset At, ConfidentialityLabel Successor);
