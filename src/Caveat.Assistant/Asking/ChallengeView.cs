using System.Text.Json;

namespace Caveat.Assistant.Asking;

/// <summary>A WebAuthn challenge: <paramref name="Options"/> goes to the browser as it is.</summary>
public sealed record ChallengeView(string Id, JsonElement Options);
