using Caveat.Assistant.Access;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Rendering;
using Caveat.Assistant.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Caveat.Assistant.Chat;

/// <summary>An answer while it arrives.</summary>
internal static class StreamRoutes
{
    public static void Map(RouteGroupBuilder routes) => routes.MapGet("/chat/{id}/answers/{turn}/stream", FollowAsync);

    private static async Task<IResult> FollowAsync(
        HttpContext http, RowId id, RowId turn, int? from, AnswerDesk desk, ConversationStore store, TimeProvider time, IHostApplicationLifetime server, CancellationToken cancellationToken)
    {
        var by = SignedIn.Of(http);
        var answer = await store.FindTurnAsync(by.Owner, turn, cancellationToken).ConfigureAwait(false);
        if (answer is null || answer.Conversation != id)
        {
            return ActionAnswer.Absent(http);
        }

        // A server that stops does not wait for its readers: each comes back to the next one, with its offset.
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, server.ApplicationStopping);
        var stream = new AnswerStream((text, sources) => MarkdownBlocks.Render(text, sources, by.Locale, portion: null, back: TurnPlace.Of(answer)), MarkdownBlocks.PlainText, time);
        try
        {
            return await stream.WriteAsync(http.Response, desk.FollowAsync(by.Owner, turn, until.Token), from ?? 0, until.Token).ConfigureAwait(false)
                ? Results.Empty
                : ActionAnswer.Absent(http);
        }
        catch (OperationCanceledException) when (until.IsCancellationRequested)
        {
            return Results.Empty;
        }
    }
}
