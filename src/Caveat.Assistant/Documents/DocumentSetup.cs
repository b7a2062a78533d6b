using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Assistant.Documents;

/// <summary>Documents: adding, retrieval, and the page that shows a source.</summary>
internal static class DocumentSetup
{
    public static void Add(IServiceCollection services, AssistantOptions options)
    {
    }

    public static void Map(RouteGroupBuilder routes)
    {
    }
}
