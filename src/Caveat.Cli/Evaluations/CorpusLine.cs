namespace Caveat.Cli.Evaluations;

/// <summary>One line of a corpus file as it is written (docs/reference/evaluation.md).</summary>
internal sealed record CorpusLine(string? Id, string? Class, string? Nation, string? Place, string? Text, string? File, string? Body, string? Known, ExpectedMarking? Expect);
