using Caveat.Assistant.Asking;
using Caveat.Assistant.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Caveat.Assistant.Conversations;

/// <summary>Conversations and the answers that arrive in them.</summary>
internal static class ConversationSetup
{
    public static void Add(IServiceCollection services, AssistantOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<GatewayAddress>();
        services.AddSingleton<LiveAnswers>();
        services.AddSingleton<GatewayChat>();
        services.AddSingleton<IAnswerMaterial, AnswerMaterial>();
        services.AddSingleton<AnswerRun>();
        services.AddSingleton(parts => new TurnStore(
            parts.GetRequiredService<AssistantDatabase>(), parts.GetRequiredService<OwnerSeal>(), parts.GetRequiredService<TimeProvider>(), RowId.New().Value));
        services.AddSingleton(parts => new ConversationStore(
            parts.GetRequiredService<AssistantDatabase>(), parts.GetRequiredService<OwnerSeal>(), parts.GetRequiredService<LiveAnswers>(), parts.GetRequiredService<TimeProvider>()));
        services.AddSingleton(parts => new AnswerDesk(
            parts.GetRequiredService<ConversationStore>(), parts.GetRequiredService<TurnStore>(), parts.GetRequiredService<LiveAnswers>(), parts.GetRequiredService<AnswerRun>(), parts.GetRequiredService<TimeProvider>()));
        services.AddHostedService<AnswerUpkeep>();
    }

    public static void Map(RouteGroupBuilder routes)
    {
        // The pages of conversations are the folder Chat's.
    }
}
