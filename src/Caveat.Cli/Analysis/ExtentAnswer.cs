namespace Caveat.Cli.Analysis;

/// <summary>Into how many combinations of facts an agreement divides exchanges, and how many the evaluation decided one by one.</summary>
internal sealed record ExtentAnswer(string File, double Combinations, long Decided, bool Complete);
