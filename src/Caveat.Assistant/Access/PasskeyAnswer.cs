using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Caveat.Assistant.Access;

/// <summary>A browser's answer to a WebAuthn challenge. The credential goes to the gateway as it is.</summary>
/// <param name="Name">What its owner calls a new passkey.</param>
/// <param name="Return">Where to go after signing in.</param>
internal sealed record PasskeyAnswer(string Id, JsonElement Credential, string? Name = null, string? Return = null)
{
    /// <exception cref="BadHttpRequestException">It is not one.</exception>
    public static async Task<PasskeyAnswer> ReadAsync(HttpContext http)
    {
        try
        {
            var answer = await JsonSerializer.DeserializeAsync(http.Request.Body, AccessJson.Default.PasskeyAnswer, http.RequestAborted).ConfigureAwait(false);
            return answer is { Id: not null, Credential.ValueKind: JsonValueKind.Object } ? answer : throw new JsonException("incomplete");
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException("The body is no answer to a challenge.", e);
        }
    }
}
