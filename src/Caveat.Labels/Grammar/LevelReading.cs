using Caveat.Labels.Policies;

namespace Caveat.Labels.Grammar;

/// <summary>What the spelling of a classification means.</summary>
/// <param name="JoinedTag">The tag of a value that the spelling says too, as NSAT says ATOMAL; empty otherwise.</param>
internal sealed record LevelReading(PolicyClassification Classification, string JoinedTag, string JoinedValue);
