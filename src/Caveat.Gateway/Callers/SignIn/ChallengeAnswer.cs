using System.Text.Json;

namespace Caveat.Gateway.Callers.SignIn;

/// <summary>A challenge: <paramref name="Options"/> goes to the browser as it is.</summary>
internal sealed record ChallengeAnswer(string Id, JsonElement Options);
