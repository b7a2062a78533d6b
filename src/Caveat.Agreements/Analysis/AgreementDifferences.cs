using System.Collections.Immutable;

namespace Caveat.Agreements.Analysis;

/// <summary>What differs between two versions of an agreement, in words.</summary>
/// <param name="Frame">Title, time in force, parties, threshold and register.</param>
/// <param name="Outcomes">Computed from the rules: all exchanges that are decided otherwise while the second version is in force.</param>
/// <param name="Combinations">Into how many combinations of classes the two divide the exchanges of that time; above 2^53 a rough number.</param>
/// <param name="Changed">How many of those are decided otherwise, each decided under both versions; null where they were too many to decide one by one.</param>
/// <param name="IsComplete">Whether the outcomes are all that there are.</param>
public sealed record AgreementDifferences(
    ImmutableArray<string> Frame,
    ImmutableArray<ClauseChange> Clauses,
    ImmutableArray<OutcomeChange> Outcomes,
    double Combinations,
    long? Changed,
    bool IsComplete);
