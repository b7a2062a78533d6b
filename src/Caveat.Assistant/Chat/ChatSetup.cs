using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Assistant.Chat;

/// <summary>The page of a conversation, and the actions on it.</summary>
internal static class ChatSetup
{
    public static void Add(IServiceCollection services, AssistantOptions options)
    {
    }

    public static void Map(RouteGroupBuilder routes)
    {
    }
}
