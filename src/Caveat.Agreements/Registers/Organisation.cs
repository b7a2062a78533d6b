namespace Caveat.Agreements.Registers;

/// <summary>A body whose people may ask; what is permitted or excluded for it holds for its children too.</summary>
public sealed record Organisation(OrganisationId Id, string Name, OrganisationKind Kind, NationCode Nation, OrganisationId? Parent);
