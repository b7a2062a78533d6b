namespace Caveat.Agreements.Analysis;

/// <summary>What an amendment does to one clause, in words.</summary>
public sealed record ClauseChange(ClauseNumber Number, ClauseChangeKind Kind, string Sentence);
