using System.Text.Json.Serialization;

namespace Caveat.Cli.Orders;

/// <summary>The wire format of the order and waiver commands.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InstrumentAnswer))]
[JsonSerializable(typeof(InstrumentsAnswer))]
[JsonSerializable(typeof(PreviewAnswer))]
[JsonSerializable(typeof(ProofAnswer))]
internal sealed partial class InstrumentJson : JsonSerializerContext;
