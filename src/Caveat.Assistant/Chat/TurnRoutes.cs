using Caveat.Assistant.Access;
using Caveat.Assistant.Asking;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Design;
using Caveat.Assistant.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Assistant.Chat;

/// <summary>Turns as fragments for scripts, and the actions on one turn.</summary>
internal static class TurnRoutes
{
    private const int MostReason = 2000;

    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet("/chat/{id}/turns", PartAsync);
        routes.MapGet("/chat/{id}/turns/{turn}", TurnAsync);
        routes.MapGet("/chat/{id}/queue", QueueAsync);
        routes.MapPost("/chat/{id}/resume", ResumeAsync);
        routes.MapPost("/chat/{id}/turns/{turn}/edit", EditAsync);
        routes.MapPost("/chat/{id}/turns/{turn}/again", AgainAsync);
        routes.MapPost("/chat/{id}/turns/{turn}/stop", StopAsync);
        routes.MapPost("/chat/{id}/turns/{turn}/unqueue", UnqueueAsync);
        routes.MapPost("/chat/{id}/turns/{turn}/select", SelectAsync);
        routes.MapPost("/chat/{id}/turns/{turn}/appeal", AppealAsync);
    }

    private static async Task<IResult> PartAsync(HttpContext http, RowId id, RowId? before, RowId? after, ChatReader reader, CancellationToken cancellationToken)
    {
        var by = SignedIn.Of(http);
        var view = (before, after) switch
        {
            ({ } turn, _) => await reader.PartAsync(by, id, turn, TurnPart.Before, cancellationToken).ConfigureAwait(false),
            (_, { } turn) => await reader.PartAsync(by, id, turn, TurnPart.After, cancellationToken).ConfigureAwait(false),
            _ => await reader.AllAsync(by, id, cancellationToken).ConfigureAwait(false),
        };
        return view is null ? ActionAnswer.Absent(http) : PageAnswer.Of<TurnList>(new { View = after is null ? view : view with { Earlier = 0 } });
    }

    private static async Task<IResult> TurnAsync(HttpContext http, RowId id, RowId turn, ChatReader reader, CancellationToken cancellationToken) =>
        await reader.PartAsync(SignedIn.Of(http), id, turn, TurnPart.Itself, cancellationToken).ConfigureAwait(false) is { Turns: [var shown] } view
            ? PageAnswer.Of<TurnView>(new { View = view, Shown = shown })
            : ActionAnswer.Absent(http);

    private static async Task<IResult> QueueAsync(HttpContext http, RowId id, ConversationStore store, CancellationToken cancellationToken)
    {
        var by = SignedIn.Of(http);
        return await store.OpenAsync(by.Owner, id, cancellationToken).ConfigureAwait(false) is { } open
            ? PageAnswer.Of<QueueView>(new { View = new TurnsView(by, open.Conversation, open.Turns, 0, open.Queued, new Dictionary<RowId, Documents.StoredDocument>(), []) })
            : ActionAnswer.Absent(http);
    }

    private static async Task<IResult> ResumeAsync(HttpContext http, RowId id, AnswerDesk desk, CancellationToken cancellationToken)
    {
        var answer = await desk.ResumeAsync(SignedIn.Of(http), id, cancellationToken).ConfigureAwait(false);
        return ActionAnswer.GoTo(http, answer is null ? $"/chat/{id}" : $"/chat/{id}#turn-{answer.Id}");
    }

    private static async Task<IResult> EditAsync(HttpContext http, RowId id, RowId turn, AnswerDesk desk, CancellationToken cancellationToken)
    {
        var by = SignedIn.Of(http);
        var form = await http.Request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        if (ChatRoutes.Fault(form) is { } fault)
        {
            return ActionAnswer.Not(http, StatusCodes.Status400BadRequest, by.Locale[fault], $"/chat/{id}#turn-{turn}");
        }

        return Shown(http, id, await desk.EditAsync(by, id, turn, form["text"]!, ChatRoutes.Model(form), cancellationToken).ConfigureAwait(false));
    }

    private static async Task<IResult> AgainAsync(HttpContext http, RowId id, RowId turn, AnswerDesk desk, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        return Shown(http, id, await desk.RegenerateAsync(SignedIn.Of(http), id, turn, ChatRoutes.Model(form), cancellationToken).ConfigureAwait(false));
    }

    private static IResult Shown(HttpContext http, RowId id, AskResult? asked) => asked is null
        ? ActionAnswer.Absent(http)
        : ActionAnswer.GoTo(http, $"/chat/{id}#turn-{asked.Answer?.Id ?? asked.Asked.Id}");

    private static async Task<IResult> StopAsync(HttpContext http, RowId id, RowId turn, AnswerDesk desk, CancellationToken cancellationToken)
    {
        // An answer that has ended meanwhile is what stopping wants, too.
        await desk.StopAsync(SignedIn.Of(http), id, turn, cancellationToken).ConfigureAwait(false);
        return ActionAnswer.GoTo(http, $"/chat/{id}#turn-{turn}");
    }

    private static async Task<IResult> UnqueueAsync(HttpContext http, RowId id, RowId turn, AnswerDesk desk, CancellationToken cancellationToken) =>
        await desk.UnqueueAsync(SignedIn.Of(http), id, turn, cancellationToken).ConfigureAwait(false)
            ? ActionAnswer.GoTo(http, $"/chat/{id}")
            : ActionAnswer.Not(http, StatusCodes.Status409Conflict, SignedIn.Of(http).Locale["chat.asked-already"], $"/chat/{id}");

    private static async Task<IResult> SelectAsync(HttpContext http, RowId id, RowId turn, ConversationStore store, CancellationToken cancellationToken) =>
        await store.SelectAsync(SignedIn.Of(http).Owner, id, turn, cancellationToken).ConfigureAwait(false)
            ? ActionAnswer.GoTo(http, $"/chat/{id}?turn={turn}#turn-{turn}")
            : ActionAnswer.Absent(http);

    private static async Task<IResult> AppealAsync(
        HttpContext http, RowId id, RowId turn, ConversationStore store, GatewayClient gateway, CancellationToken cancellationToken)
    {
        var by = SignedIn.Of(http);
        var form = await http.Request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        var found = await store.FindTurnAsync(by.Owner, turn, cancellationToken).ConfigureAwait(false);
        if (found?.Content.Refusal is not { AppealUrl: not null, Receipt: { } receipt } || found.Conversation != id)
        {
            return ActionAnswer.Absent(http);
        }

        var back = $"/chat/{id}?turn={turn}#turn-{turn}";
        if (form["reason"].ToString() is not { Length: > 0 and <= MostReason } reason || string.IsNullOrWhiteSpace(reason))
        {
            return ActionAnswer.Not(http, StatusCodes.Status400BadRequest, by.Locale["cards.appeal-needs"], back);
        }

        try
        {
            await gateway.AppealAsync(by.Token, receipt, reason, cancellationToken).ConfigureAwait(false);
        }
        catch (GatewayRefusedException refused)
        {
            return ActionAnswer.Refused(http, refused.Refusal, back);
        }

        return ActionAnswer.GoTo(http, $"/chat/{id}?turn={turn}&appealed={turn}#turn-{turn}");
    }
}
