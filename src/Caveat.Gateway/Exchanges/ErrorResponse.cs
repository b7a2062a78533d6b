using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Exchanges;

/// <summary>Writes an error as a whole response.</summary>
internal static class ErrorResponse
{
    public const string ReceiptHeader = "Caveat-Receipt";

    public static async Task WriteAsync(HttpResponse response, ISurface surface, GatewayError error)
    {
        response.StatusCode = error.Status;
        response.ContentType = "application/json; charset=utf-8";
        if (error.Receipt is not null)
        {
            response.Headers[ReceiptHeader] = error.Receipt;
        }

        if (error.RetryAfter is not null)
        {
            response.Headers.RetryAfter = error.RetryAfter;
        }

        if (error.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        surface.WriteError(error, response.BodyWriter);
        await response.BodyWriter.FlushAsync().ConfigureAwait(false);
    }
}
