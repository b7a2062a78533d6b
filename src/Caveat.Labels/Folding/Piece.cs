namespace Caveat.Labels.Folding;

/// <summary>One word of a run: where its letters stand in the run, and where it stands in the source.</summary>
internal readonly record struct Piece(int From, int Length, long Start, long End, WordShape Shape);
