using System.Text.Json.Serialization;

namespace Caveat.Cli.Labels;

/// <summary>The wire format of the label commands.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LabelAnswer))]
internal sealed partial class LabelJson : JsonSerializerContext;
