using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Projects;

/// <summary>Instructions, files and a declared purpose for some conversations.</summary>
/// <param name="Purpose">The purpose that the person declares for it, in words; told to the model with the instructions.</param>
public sealed record Project(RowId Id, string Name, string Instructions, string Purpose, DateTimeOffset Created);
