using System.Text.Json.Serialization;
using Caveat.Cli.Analysis.Publication;
using Caveat.Cli.Analysis.Replays;

namespace Caveat.Cli.Analysis;

/// <summary>The wire format of diff, replay and publish.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(DifferenceAnswer))]
[JsonSerializable(typeof(ReplayAnswer))]
[JsonSerializable(typeof(AnnexAnswer))]
internal sealed partial class AnalysisJson : JsonSerializerContext;
