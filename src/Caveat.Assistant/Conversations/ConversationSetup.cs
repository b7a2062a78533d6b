using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Assistant.Conversations;

/// <summary>Conversations and the answers that arrive in them.</summary>
internal static class ConversationSetup
{
    public static void Add(IServiceCollection services, AssistantOptions options)
    {
    }

    public static void Map(RouteGroupBuilder routes)
    {
    }
}
