using Caveat.Agreements.Analysis.Spaces;

namespace Caveat.Agreements.Analysis.Regions;

/// <summary>Something that must be done for exchanges to be permitted, and for which.</summary>
/// <param name="Kind">What must be done: <c>marking</c>, or a kind of data to take out.</param>
internal sealed record Duty(Agreement Agreement, Clause Clause, string Kind, IReadOnlyList<Box> Boxes);
