using System.Text.Json.Serialization;

namespace Caveat.Assistant.Projects;

/// <summary>The form that projects are sealed in.</summary>
[JsonSerializable(typeof(ProjectWords))]
internal sealed partial class ProjectJson : JsonSerializerContext;
