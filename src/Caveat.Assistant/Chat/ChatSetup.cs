using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Caveat.Assistant.Chat;

/// <summary>The page of a conversation, and the actions on it.</summary>
internal static class ChatSetup
{
    public static void Add(IServiceCollection services, AssistantOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ChatReader>();
    }

    public static void Map(RouteGroupBuilder routes)
    {
        ChatRoutes.Map(routes);
        TurnRoutes.Map(routes);
        StreamRoutes.Map(routes);
        ConversationRoutes.Map(routes);
        FolderRoutes.Map(routes);
        ReceiptRoutes.Map(routes);
    }
}
