namespace Caveat.Assistant.Projects;

/// <summary>What is sealed of a project.</summary>
internal sealed record ProjectWords(string Name, string Instructions, string Purpose);
