namespace Caveat.Agreements.History;

/// <summary>One party and the state of its signature.</summary>
public sealed record PartySignature(Party Party, SignatureState State);
