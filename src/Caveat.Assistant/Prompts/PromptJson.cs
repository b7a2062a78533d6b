using System.Text.Json.Serialization;

namespace Caveat.Assistant.Prompts;

/// <summary>The form that prompts are sealed in.</summary>
[JsonSerializable(typeof(PromptWords))]
internal sealed partial class PromptJson : JsonSerializerContext;
