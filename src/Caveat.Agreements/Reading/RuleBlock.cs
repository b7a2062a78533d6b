namespace Caveat.Agreements.Reading;

/// <summary>The lines between <c>```rule</c> and <c>```</c>.</summary>
internal sealed record RuleBlock(Word Opening, IReadOnlyList<Line> Lines);
