using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Assistant.Apps;

/// <summary>The page of app keys.</summary>
internal static class AppSetup
{
    public static void Add(IServiceCollection services, AssistantOptions options)
    {
    }

    public static void Map(RouteGroupBuilder routes)
    {
    }
}
