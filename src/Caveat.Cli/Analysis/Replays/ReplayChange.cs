namespace Caveat.Cli.Analysis.Replays;

/// <summary>Decisions that change in the same way.</summary>
/// <param name="App">Empty where people asked.</param>
internal readonly record struct ReplayChange(string Before, string After, string Clause, string Organisation, string App);
