namespace Caveat.Bench.Load.Driving;

/// <summary>A measurement that proves nothing: an answer was wrong or missing. The message says which.</summary>
internal sealed class BenchFailureException(string message) : Exception(message);
