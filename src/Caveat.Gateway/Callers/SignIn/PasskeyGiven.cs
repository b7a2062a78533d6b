using System.Text.Json;

namespace Caveat.Gateway.Callers.SignIn;

/// <summary>The body of signing in with a passkey.</summary>
/// <param name="Id">The challenge's.</param>
/// <param name="Credential">AuthenticationResponseJSON, as the browser made it.</param>
internal sealed record PasskeyGiven(string Id, string Origin, JsonElement Credential);
