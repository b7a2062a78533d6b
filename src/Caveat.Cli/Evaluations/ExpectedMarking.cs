namespace Caveat.Cli.Evaluations;

/// <summary>What a line of a corpus file expects. Policy and classification are for people; the level counts.</summary>
internal sealed record ExpectedMarking(string? Policy, string? Classification, int? Level);
