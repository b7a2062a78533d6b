namespace Caveat.Agreements.Analysis.Spaces;

/// <summary>Values of a fact that no question of the agreements tells apart.</summary>
/// <param name="Value">One of them, by which all are decided.</param>
/// <param name="Members">Those that agreements name.</param>
/// <param name="IsOther">Whether it also has every value that no agreement names.</param>
internal sealed record FactClass(object Value, IReadOnlyList<object> Members, bool IsOther);
