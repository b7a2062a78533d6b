using Caveat.Assistant.Access;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Design;
using Caveat.Assistant.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Assistant.Chat;

/// <summary>The page of a conversation, and asking.</summary>
internal static class ChatRoutes
{
    // Twice what the history of an exchange may have: longer than any model here reads.
    private const int MostText = 400_000;

    private const int MostTitle = 60;

    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet("/chat", NewAsync);
        routes.MapPost("/chat", BeginAsync);
        routes.MapGet("/chat/{id}", OpenAsync);
        routes.MapPost("/chat/{id}/turns", AskAsync);
    }

    private static async Task<IResult> NewAsync(HttpContext http, ChatReader reader, string? prompt, CancellationToken cancellationToken) =>
        PageAnswer.Of<ChatPage>(new { View = await reader.NewAsync(SignedIn.Of(http), prompt, cancellationToken).ConfigureAwait(false) });

    private static async Task<IResult> OpenAsync(HttpContext http, RowId id, ChatReader reader, RowId? turn, bool? all, RowId? appealed, CancellationToken cancellationToken) =>
        await reader.OpenAsync(SignedIn.Of(http), id, turn, all is true, appealed, cancellationToken).ConfigureAwait(false) is { } view
            ? PageAnswer.Of<ChatPage>(new { View = view })
            : ActionAnswer.Absent(http);

    private static async Task<IResult> BeginAsync(HttpContext http, ConversationStore store, AnswerDesk desk, CancellationToken cancellationToken)
    {
        var by = SignedIn.Of(http);
        var form = await http.Request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        if (Fault(form) is { } fault)
        {
            return ActionAnswer.Not(http, StatusCodes.Status400BadRequest, by.Locale[fault]);
        }

        var question = Question(form);
        if (question.Id is { } turn && await store.FindTurnAsync(by.Owner, turn, cancellationToken).ConfigureAwait(false) is { } asked)
        {
            // Sent again, for the answer to the first time was lost on its way: it is asked once.
            return ActionAnswer.GoTo(http, $"/chat/{asked.Conversation}");
        }

        var conversation = await store.CreateAsync(by.Owner, Title(question.Text), null, cancellationToken).ConfigureAwait(false);
        return await desk.AskAsync(by, conversation.Id, question, cancellationToken).ConfigureAwait(false) is null
            ? ActionAnswer.Absent(http)
            : ActionAnswer.GoTo(http, $"/chat/{conversation.Id}");
    }

    private static async Task<IResult> AskAsync(HttpContext http, RowId id, AnswerDesk desk, CancellationToken cancellationToken)
    {
        var by = SignedIn.Of(http);
        var form = await http.Request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        if (Fault(form) is { } fault)
        {
            return ActionAnswer.Not(http, StatusCodes.Status400BadRequest, by.Locale[fault], $"/chat/{id}");
        }

        if (await desk.AskAsync(by, id, Question(form), cancellationToken).ConfigureAwait(false) is not { } asked)
        {
            return ActionAnswer.Absent(http);
        }

        return ActionAnswer.IsScript(http)
            ? Results.Json(new AskedAnswer(asked.Asked.Id.Value, asked.Answer?.Id.Value), ChatJson.Wire.AskedAnswer)
            : ActionAnswer.GoTo(http, $"/chat/{id}#turn-{asked.Asked.Id}");
    }

    /// <summary>The key of the sentence that says what is wrong with a question; null where it may be asked.</summary>
    public static string? Fault(IFormCollection form) => form["text"].ToString() switch
    {
        { Length: > MostText } => "chat.too-long",
        { } text when string.IsNullOrWhiteSpace(text) => "chat.empty-question",
        _ => null,
    };

    public static string? Model(IFormCollection form) => form["model"].ToString() is { Length: > 0 } model ? model : null;

    // The id came with the form: one that is sent twice, after a lost connection, asks once.
    private static Question Question(IFormCollection form) => new(form["text"]!)
    {
        Documents = Documents(form),
        Model = Model(form),
        Id = RowId.TryParse(form["turn"], out var turn) ? turn : null,
        After = RowId.TryParse(form["after"], out var after) ? after : null,
    };

    private static List<RowId> Documents(IFormCollection form)
    {
        List<RowId> documents = [];
        foreach (var text in form["document"])
        {
            if (RowId.TryParse(text, out var id))
            {
                documents.Add(id);
            }
        }

        return documents;
    }

    /// <summary>The first words of the first question, until somebody renames it.</summary>
    public static string Title(string text)
    {
        var line = text.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        line = end < 0 ? line : line[..end].TrimEnd();
        if (line.Length <= MostTitle)
        {
            return line.ToString();
        }

        var cut = line[..(MostTitle + 1)].LastIndexOf(' ');
        cut = cut < MostTitle / 2 ? MostTitle : cut;
        // Never half of a surrogate pair.
        return string.Concat(line[..(char.IsHighSurrogate(line[cut - 1]) ? cut - 1 : cut)].TrimEnd(" ,;:."), "…");
    }
}
