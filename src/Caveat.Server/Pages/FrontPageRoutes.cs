using Caveat.Gateway.Callers;
using Caveat.Server.Starting;

namespace Caveat.Server.Pages;

/// <summary>The open page and its style sheet, with the headers that keep a page to itself.</summary>
internal static class FrontPageRoutes
{
    private const string ContentSecurityPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly OpenRouteAttribute Open = new();

    public static void MapFrontPage(this IEndpointRouteBuilder routes, ServerStart.Ready ready)
    {
        routes.MapGet("/", (RequestDelegate)(http =>
        {
            Protect(http.Response, "text/html; charset=utf-8");
            return http.Response.WriteAsync(FrontPage.Write(ready, $"{http.Request.Scheme}://{http.Request.Host}"));
        })).WithMetadata(Open);
        var style = ReadStyle();
        routes.MapGet("/site.css", (RequestDelegate)(http =>
        {
            Protect(http.Response, "text/css; charset=utf-8");
            return http.Response.WriteAsync(style);
        })).WithMetadata(Open);
    }

    private static void Protect(HttpResponse response, string contentType)
    {
        response.ContentType = contentType;
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }

    private static string ReadStyle()
    {
        using var stream = typeof(FrontPageRoutes).Assembly.GetManifestResourceStream("site.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
