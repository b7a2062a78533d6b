namespace Caveat.Assistant.Asking;

/// <summary>What every page shows: the network, its ceiling, and the agreements in force, as <c>GET /v1/agreement</c> tells it.</summary>
/// <param name="Ceiling">The marking in full, such as <c>NATO UNCLASSIFIED</c>.</param>
/// <param name="LogKey">The verifier key of the log (C2SP signed-note), to check receipts with.</param>
/// <param name="Agreements">The one that brings the network into scope first.</param>
public sealed record NetworkView(NamedView Network, string Ceiling, string LogKey, IReadOnlyList<AgreementView> Agreements);
