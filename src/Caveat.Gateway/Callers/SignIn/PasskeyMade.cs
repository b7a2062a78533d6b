using System.Text.Json;

namespace Caveat.Gateway.Callers.SignIn;

/// <summary>The body of registering a passkey.</summary>
/// <param name="Id">The challenge's.</param>
/// <param name="Name">In the caller's words, to tell passkeys apart.</param>
/// <param name="Credential">RegistrationResponseJSON, as the browser made it.</param>
internal sealed record PasskeyMade(string Id, string Origin, string Name, JsonElement Credential);
