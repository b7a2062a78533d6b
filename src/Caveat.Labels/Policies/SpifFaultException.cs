namespace Caveat.Labels.Policies;

/// <summary>Ends the reading of a SPIF at its first fault; never leaves the reader.</summary>
internal sealed class SpifFaultException(string message) : Exception(message);
