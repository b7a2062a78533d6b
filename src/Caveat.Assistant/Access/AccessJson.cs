using System.Text.Json.Serialization;

namespace Caveat.Assistant.Access;

/// <summary>What the pages' scripts send about passkeys.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PasskeyAnswer))]
internal sealed partial class AccessJson : JsonSerializerContext;
