using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Assistant.Asking;

/// <summary>The gateway's client.</summary>
internal static class AskingSetup
{
    public static void Add(IServiceCollection services, AssistantOptions options)
    {
    }

    public static void Map(RouteGroupBuilder routes)
    {
    }
}
