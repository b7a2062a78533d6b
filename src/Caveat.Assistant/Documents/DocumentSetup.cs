using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Caveat.Assistant.Documents;

/// <summary>Documents: adding, retrieval, and the page that shows a source.</summary>
internal static class DocumentSetup
{
    public static void Add(IServiceCollection services, AssistantOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DocumentDesk>();
        services.AddSingleton<Retrieval>();
        services.AddSingleton<UploadReader>();
    }

    public static void Map(RouteGroupBuilder routes) => DocumentRoutes.Map(routes, ((IEndpointRouteBuilder)routes).ServiceProvider.GetRequiredService<AssistantOptions>());
}
