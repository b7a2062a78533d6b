namespace Caveat.Server.Demonstration;

/// <summary>One caller of the demonstration, with the key that a person copies.</summary>
internal sealed record DemonstrationCaller(string Name, string Organisation, string Nation, string Purpose, string Key);
