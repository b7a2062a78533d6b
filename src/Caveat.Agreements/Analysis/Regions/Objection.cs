using Caveat.Agreements.Analysis.Spaces;
using Caveat.Agreements.Evaluation;

namespace Caveat.Agreements.Analysis.Regions;

/// <summary>One thing that stands against exchanges, and against which: the union of its boxes.</summary>
/// <param name="Clause">Null where no clause says so: deny by default.</param>
/// <param name="Dimension">The one kind of name that it is about, where an agreement that prevails can set it aside; else null.</param>
internal sealed record Objection(
    Agreement Agreement, Clause? Clause, DecisionReason Reason, Standing Standing, IReadOnlyList<Box> Boxes, FactKind? Dimension = null)
{
    /// <summary>Where nothing permits it: the first clause that permits other values; null where none does.</summary>
    public Clause? ByDefaultOf { get; init; }
}
