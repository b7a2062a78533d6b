using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Caveat.Assistant.Access;

/// <summary>What an element of this one answer must carry to run where its Content-Security-Policy asks for a nonce (CSP Level 3, section 2.3).</summary>
public sealed record Nonce(string Value)
{
    private const int Size = 16;

    public static Nonce New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Size)));

    /// <exception cref="InvalidOperationException">The route is none of the assistant's: a mistake in the code.</exception>
    public static string Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Features.Get<Nonce>()?.Value ?? throw new InvalidOperationException("A page was reached without the headers that every answer bears.");
    }
}
