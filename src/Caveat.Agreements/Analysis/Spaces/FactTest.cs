namespace Caveat.Agreements.Analysis.Spaces;

/// <summary>One question that an agreement asks about a fact.</summary>
/// <param name="Holds">Whether a value of the kind is meant.</param>
/// <param name="Negated">Whether the question is that none of the values is there.</param>
internal readonly record struct FactTest(FactKind Kind, Func<object, bool> Holds, bool Negated = false);
