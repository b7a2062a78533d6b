using Caveat.Assistant.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Caveat.Assistant.Design;

/// <summary>Serves the assets.</summary>
internal static class AssetRoutes
{
    public static void Map(RouteGroupBuilder routes) =>
        routes.MapMethods("/assets/{hash}/{**path}", [HttpMethods.Get, HttpMethods.Head], Answer).WithMetadata(new OpenPageAttribute());

    private static IResult Answer(string hash, string path, HttpContext http, AssetPaths assets)
    {
        if (!assets.TryFind(path, out var content))
        {
            return Results.NotFound();
        }

        // A page of the version before, still open while the server is upgraded, goes on working; nobody keeps what it gets.
        http.Response.Headers.CacheControl = hash == assets.Hash ? "public, max-age=31536000, immutable" : "no-store";
        // The frame that a diagram is drawn in has an origin of its own, and takes its scripts from here. Assets hold nothing of anybody.
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (!content.IsCompressible)
        {
            return Results.Stream(content.Open(), content.ContentType, entityTag: new EntityTagHeaderValue($"\"{assets.Hash}\""));
        }

        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var encoding = Encoding(http.Request);
        var tag = new EntityTagHeaderValue($"\"{assets.Hash}-{encoding}\"");
        if (encoding == "identity")
        {
            return Results.Stream(content.Open(), content.ContentType, entityTag: tag);
        }

        http.Response.Headers.ContentEncoding = encoding;
        return Results.Bytes(content.Packed(encoding), content.ContentType, entityTag: tag);
    }

    private static string Encoding(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return accepted.Any(value => value.Value == "br" && value.Quality is not 0) ? "br"
            : accepted.Any(value => value.Value == "gzip" && value.Quality is not 0) ? "gzip"
            : "identity";
    }
}
