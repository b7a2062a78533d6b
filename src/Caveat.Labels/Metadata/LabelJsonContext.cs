using System.Text.Json.Serialization;

namespace Caveat.Labels.Metadata;

/// <summary>The JSON of labels; a name that is not known is refused, because it could be a restriction.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNameCaseInsensitive = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(JsonLabel))]
internal sealed partial class LabelJsonContext : JsonSerializerContext;
