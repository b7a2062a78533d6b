using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Assistant.Design;

/// <summary>Assets, the frame, and the page of the agreement.</summary>
internal static class DesignSetup
{
    public static void Add(IServiceCollection services, AssistantOptions options) => services.AddSingleton<AssetPaths>();

    public static void Map(RouteGroupBuilder routes)
    {
        AssetRoutes.Map(routes);
        AgreementRoutes.Map(routes);
    }
}
