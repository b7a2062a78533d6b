using Caveat.Assistant.Access;
using Caveat.Assistant.Apps;
using Caveat.Assistant.Asking;
using Caveat.Assistant.Chat;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Design;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Exports;
using Caveat.Assistant.Projects;
using Caveat.Assistant.Prompts;
using Caveat.Assistant.Search;
using Caveat.Assistant.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Assistant;

/// <summary>Puts the assistant into a server.</summary>
public static class AssistantSetup
{
    /// <exception cref="IOException">The assistant's state cannot be opened; the message is for the operator.</exception>
    public static void AddAssistant(this IServiceCollection services, AssistantOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(options);
        services.AddRazorComponents();
        StorageSetup.Add(services, options);
        AccessSetup.Add(services, options);
        AskingSetup.Add(services, options);
        ConversationSetup.Add(services, options);
        DocumentSetup.Add(services, options);
        ProjectSetup.Add(services, options);
        PromptSetup.Add(services, options);
        ExportSetup.Add(services, options);
        AppSetup.Add(services, options);
        ChatSetup.Add(services, options);
        DesignSetup.Add(services, options);
    }

    /// <summary>Maps every page, action and asset.</summary>
    /// <returns>The group of them all: the server marks it open to the gateway's authentication, for the assistant has its own.</returns>
    public static IEndpointConventionBuilder MapAssistant(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        group.WithMetadata(new PageRouteAttribute());
        AccessSetup.Map(group);
        ConversationSetup.Map(group);
        DocumentSetup.Map(group);
        ProjectSetup.Map(group);
        PromptSetup.Map(group);
        ExportSetup.Map(group);
        SearchSetup.Map(group);
        AppSetup.Map(group);
        ChatSetup.Map(group);
        DesignSetup.Map(group);
        return group;
    }
}
