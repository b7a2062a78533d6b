using System.Text.Json.Serialization;

namespace Caveat.Assistant.Asking;

/// <summary>What the gateway's routes say, in its snake_case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(ChallengeView))]
[JsonSerializable(typeof(CallerView))]
[JsonSerializable(typeof(NetworkView))]
[JsonSerializable(typeof(GatewayBody.Standings))]
[JsonSerializable(typeof(GatewayBody.Models))]
[JsonSerializable(typeof(AppsView))]
[JsonSerializable(typeof(AddedAppView))]
[JsonSerializable(typeof(GatewayBody.PasskeyList))]
[JsonSerializable(typeof(GatewayBody.Failure))]
internal sealed partial class GatewayJson : JsonSerializerContext;
