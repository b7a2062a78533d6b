using Caveat.Assistant.Access;
using Caveat.Assistant.Asking;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Assistant.Chat;

/// <summary>A receipt's text, for the browser to check: the gateway tells whose it is.</summary>
internal static class ReceiptRoutes
{
    private const int MostId = 64;

    public static void Map(RouteGroupBuilder routes) => routes.MapGet("/receipts/{id}", ReadAsync);

    private static async Task<IResult> ReadAsync(HttpContext http, string id, GatewayClient gateway, CancellationToken cancellationToken)
    {
        // What is no receipt's id goes nowhere: it would become part of an address.
        if (id.Length > MostId || !id.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
        {
            return ActionAnswer.Not(http, StatusCodes.Status404NotFound, SignedIn.Of(http).Locale["receipt.absent"]);
        }

        try
        {
            return Results.Text(await gateway.ReceiptAsync(SignedIn.Of(http).Token, id, cancellationToken).ConfigureAwait(false), "text/plain; charset=utf-8");
        }
        catch (GatewayRefusedException refused)
        {
            return ActionAnswer.Refused(http, refused.Refusal, "/chat");
        }
    }
}
