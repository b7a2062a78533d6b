using Caveat.Assistant.Access;
using Caveat.Gateway.Callers;
using Caveat.Scenarios.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Scenarios;

/// <summary>docs/reference/routes.md names every route, and says truly which ones are open.</summary>
public sealed class EveryRouteIsListed
{
    [Fact]
    public async Task The_table_and_the_server_agree()
    {
        await using var server = await GovernedServer.StartAsync();
        var served = server.Routes
            .OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>() is not null)
            .Select(route => $"{string.Join(',', route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)} {PathOf(route)} {AccessOf(route.Metadata)}")
            .Order(StringComparer.Ordinal);
        var listed = (await File.ReadAllLinesAsync(Repository.File("docs", "reference", "routes.md")))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Contains("` | `/", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => $"{cells[1].Trim('`')} {cells[2].Trim('`')} {cells[3]}")
            .Order(StringComparer.Ordinal);
        Assert.Equal(served, listed);
    }

    /// <summary>A group's own path ends with a slash in the pattern, and without one in the table: the server takes both.</summary>
    private static string PathOf(RouteEndpoint route) => route.RoutePattern.RawText is { Length: > 1 } path ? path.TrimEnd('/') : "/";

    private static string AccessOf(EndpointMetadataCollection route) =>
        route.GetMetadata<OpenRouteAttribute>() is null ? "key"
        : route.GetMetadata<PageRouteAttribute>() is null || route.GetMetadata<OpenPageAttribute>() is not null ? "open"
        : "session";
}
