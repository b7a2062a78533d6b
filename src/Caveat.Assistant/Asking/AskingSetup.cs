using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Caveat.Assistant.Asking;

/// <summary>The gateway's client.</summary>
internal static class AskingSetup
{
    private const int LongestAnswer = 4 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void Add(IServiceCollection services, AssistantOptions options)
    {
        services.TryAddSingleton<GatewayAddress>();
        services.AddSingleton(provider => new GatewayClient(MakeHttp(provider.GetRequiredService<GatewayAddress>())));
    }

    public static void Map(RouteGroupBuilder routes)
    {
    }

    /// <remarks>Made by hand: the factory's clients log addresses, and receipts stand in them. No proxy, no redirect: a key goes to the gateway and nowhere else.</remarks>
    private static HttpClient MakeHttp(GatewayAddress address) => new(new GatewayDirection(address, new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(3),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    }))
    {
        BaseAddress = GatewayDirection.Placeholder,
        Timeout = Patience,
        MaxResponseContentBufferSize = LongestAnswer,
    };
}
