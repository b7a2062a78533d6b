using System.Collections.Immutable;

namespace Caveat.Agreements.Analysis;

/// <summary>What came of analysing agreements, and how far the analysis went.</summary>
/// <param name="Concerns">The gravest first.</param>
/// <param name="Combinations">Into how many combinations of classes the agreements divide all exchanges; above 2^53 a rough number.</param>
/// <param name="Decided">How many of them the evaluation decided one by one: all, or none where they are too many and only sets were compared.</param>
/// <param name="IsComplete">Whether every question was answered; else a concern says which were not.</param>
public sealed record AnalysisResult(ImmutableArray<Concern> Concerns, double Combinations, long Decided, bool IsComplete);
