namespace Caveat.Agreements.Registers;

/// <summary>A network that clauses may bring into scope.</summary>
public sealed record Network(NetworkId Id, string Name);
