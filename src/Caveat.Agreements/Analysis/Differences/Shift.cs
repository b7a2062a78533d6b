using System.Collections.Immutable;
using Caveat.Agreements.Analysis.Regions;
using Caveat.Agreements.Analysis.Spaces;

namespace Caveat.Agreements.Analysis.Differences;

/// <summary>Exchanges whose outcome an amendment changes: a box as wide as can be, in which what does not change is refused, or held, before and after.</summary>
/// <param name="Exchanges">The box.</param>
/// <param name="Because">What stands against them in the version that is stricter about them.</param>
internal sealed record Shift(Standing Before, Standing After, Box Exchanges, ImmutableArray<Objection> Because);
