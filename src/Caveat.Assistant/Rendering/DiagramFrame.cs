using System.Buffers;
using Caveat.Assistant.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Assistant.Rendering;

/// <summary>The page that a diagram is drawn in: an origin of its own, so that whatever its library does with a model's text, it reaches nothing of ours.</summary>
internal static class DiagramFrame
{
    // "sandbox" without "allow-same-origin": no cookie, no storage, no access to the page around it. The styles are those the library writes into the drawing.
    private const string ContentPolicy =
        "sandbox allow-scripts; default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    private static readonly SearchValues<char> HashSigns = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/diagram", Answer).WithMetadata(new OpenPageAttribute());

    /// <param name="assets">The hash in the address of the asking script, so that both are of one build.</param>
    private static IResult Answer(HttpContext http, string? assets)
    {
        if (assets is not { Length: > 0 and <= 128 } || assets.AsSpan().ContainsAnyExcept(HashSigns))
        {
            return Results.NotFound();
        }

        http.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Text(
            $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Diagram</title></head>
            <body>
            <script src="/assets/{assets}/diagrams/mermaid.min.js"></script>
            <script src="/assets/{assets}/scripts/diagram.js"></script>
            </body>
            </html>
            """,
            "text/html; charset=utf-8");
    }
}
