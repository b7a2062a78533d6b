using System.Text.Json.Serialization;

namespace Caveat.Cli.Evaluations;

/// <summary>The wire format of corpus files.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CorpusLine))]
internal sealed partial class CorpusJson : JsonSerializerContext;
