using System.Text.Json.Serialization;

namespace Caveat.Assistant.Asking;

/// <summary>What stands around the views in the gateway's answers.</summary>
internal static class GatewayBody
{
    internal sealed record Standings(IReadOnlyList<StandingView> Orders);

    internal sealed record Models(IReadOnlyList<ModelView> Data);

    internal sealed record PasskeyList([property: JsonPropertyName("passkeys")] IReadOnlyList<PasskeyView> All);

    internal sealed record Failure(RefusalView Error);
}
