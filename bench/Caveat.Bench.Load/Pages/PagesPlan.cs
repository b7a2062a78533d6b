namespace Caveat.Bench.Load.Pages;

/// <summary>What to measure, and where.</summary>
/// <param name="Demonstration">The file in which the server's demonstration keeps its keys.</param>
/// <param name="Log">What the server prints.</param>
/// <param name="History">How many turns to search through; 0 for none.</param>
internal sealed record PagesPlan(
    Uri Server, int Process, string Demonstration, string Log, int VendorPort, int Readers, int Rounds, TimeSpan Beat, int History);
