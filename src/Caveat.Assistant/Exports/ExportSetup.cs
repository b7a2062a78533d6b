using Caveat.Assistant.Rendering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Caveat.Assistant.Exports;

/// <summary>Exports of answers and conversations, and the frame that diagrams are drawn in.</summary>
internal static class ExportSetup
{
    public static void Add(IServiceCollection services, AssistantOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PaperWriter>();
        services.AddSingleton<PdfPrinter>();
        services.AddSingleton<ExportRoutes>();
    }

    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet("/exports/answer/{turn}.{format}", (HttpContext http, string turn, string format, ExportRoutes exports, CancellationToken cancellationToken) =>
            exports.AnswerAsync(http, turn, format, cancellationToken));
        routes.MapGet("/exports/conversation/{id}.{format}", (HttpContext http, string id, string format, ExportRoutes exports, CancellationToken cancellationToken) =>
            exports.ConversationAsync(http, id, format, cancellationToken));
        DiagramFrame.Map(routes);
    }
}
