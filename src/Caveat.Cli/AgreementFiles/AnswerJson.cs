using System.Text.Json.Serialization;

namespace Caveat.Cli.AgreementFiles;

/// <summary>The wire format of the agreement commands.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(FaultAnswer))]
[JsonSerializable(typeof(KeyAnswer))]
[JsonSerializable(typeof(DocumentAnswer))]
[JsonSerializable(typeof(CheckAnswer))]
[JsonSerializable(typeof(HistoryAnswer))]
[JsonSerializable(typeof(ViewAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext;
