namespace Caveat.Agreements.Registers;

/// <summary>Something that callers declare and answer for: a legal authority, a condition that holds.</summary>
public sealed record Declaration(DeclarationId Id, string Description);
