using System.Text.Json.Serialization;

namespace Caveat.Assistant.Asking;

/// <summary>What the gateway's routes say, in its snake_case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(ChallengeView))]
[JsonSerializable(typeof(CallerView))]
[JsonSerializable(typeof(NetworkView))]
[JsonSerializable(typeof(Standings))]
[JsonSerializable(typeof(Models))]
[JsonSerializable(typeof(AppsView))]
[JsonSerializable(typeof(AddedAppView))]
[JsonSerializable(typeof(Passkeys))]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class GatewayJson : JsonSerializerContext
{
    internal sealed record Standings(IReadOnlyList<StandingView> Orders);

    internal sealed record Models(IReadOnlyList<ModelView> Data);

    internal sealed record Passkeys([property: JsonPropertyName("passkeys")] IReadOnlyList<PasskeyView> All);

    internal sealed record ErrorBody(RefusalView Error);
}
