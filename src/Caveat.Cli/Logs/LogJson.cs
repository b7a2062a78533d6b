using System.Text.Json.Serialization;

namespace Caveat.Cli.Logs;

/// <summary>The wire format of the ledger and receipt commands.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LogAnswer))]
internal sealed partial class LogJson : JsonSerializerContext;
