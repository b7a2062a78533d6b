namespace Caveat.Agreements.Registers;

/// <summary>A use case that an app or a workspace can be registered for, in plain words.</summary>
public sealed record Purpose(PurposeId Id, string Description);
