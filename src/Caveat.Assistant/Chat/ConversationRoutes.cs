using Caveat.Assistant.Access;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Design;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Assistant.Chat;

/// <summary>Naming, pinning, moving, archiving and deleting conversations.</summary>
internal static class ConversationRoutes
{
    private const int MostTitle = 200;

    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet("/chat/archive", ArchiveAsync);
        routes.MapGet("/chat/{id}/actions", ActionsAsync);
        routes.MapPost("/chat/{id}/rename", RenameAsync);
        routes.MapPost("/chat/{id}/pin", PinAsync);
        routes.MapPost("/chat/{id}/archive", ToArchiveAsync);
        routes.MapPost("/chat/{id}/move", MoveAsync);
        routes.MapPost("/chat/{id}/delete", DeleteAsync);
    }

    private static async Task<IResult> ArchiveAsync(HttpContext http, ConversationStore store, CancellationToken cancellationToken)
    {
        var by = SignedIn.Of(http);
        return PageAnswer.Of<ArchivePage>(new { By = by, Conversations = await store.ListAsync(by.Owner, archived: true, cancellationToken).ConfigureAwait(false) });
    }

    private static async Task<IResult> ActionsAsync(HttpContext http, RowId id, ConversationStore store, CancellationToken cancellationToken)
    {
        var by = SignedIn.Of(http);
        if (await store.FindAsync(by.Owner, id, cancellationToken).ConfigureAwait(false) is not { } conversation)
        {
            return ActionAnswer.Absent(http);
        }

        var folders = await store.FoldersAsync(by.Owner, cancellationToken).ConfigureAwait(false);
        return ActionAnswer.IsScript(http)
            ? PageAnswer.Of<ConversationActions>(new { by.Locale, Conversation = conversation, Folders = folders })
            : PageAnswer.Of<ConversationActionsPage>(new { By = by, Conversation = conversation, Folders = folders });
    }

    private static async Task<IResult> RenameAsync(HttpContext http, RowId id, ConversationStore store, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        var title = form["title"].ToString().Trim();
        return title.Length is > 0 and <= MostTitle
            ? await ChangeAsync(http, id, store, conversation => conversation with { Title = title }, cancellationToken).ConfigureAwait(false)
            : ActionAnswer.Not(http, StatusCodes.Status400BadRequest, SignedIn.Of(http).Locale["chat.needs-title"], $"/chat/{id}/actions");
    }

    private static Task<IResult> PinAsync(HttpContext http, RowId id, ConversationStore store, CancellationToken cancellationToken) =>
        ChangeAsync(http, id, store, conversation => conversation with { Pinned = !conversation.Pinned }, cancellationToken);

    private static Task<IResult> ToArchiveAsync(HttpContext http, RowId id, ConversationStore store, CancellationToken cancellationToken) =>
        ChangeAsync(http, id, store, conversation => conversation with { Archived = !conversation.Archived }, cancellationToken);

    private static async Task<IResult> MoveAsync(HttpContext http, RowId id, ConversationStore store, CancellationToken cancellationToken)
    {
        var by = SignedIn.Of(http);
        var form = await http.Request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        var name = FolderRoutes.Name(form);
        var folders = await store.FoldersAsync(by.Owner, cancellationToken).ConfigureAwait(false);
        var folder = name is not null
            ? folders.FirstOrDefault(known => known.Name == name) ?? await store.AddFolderAsync(by.Owner, name, cancellationToken).ConfigureAwait(false)
            : folders.FirstOrDefault(known => known.Id.Value == form["folder"]);
        return await ChangeAsync(http, id, store, conversation => conversation with { Folder = folder?.Id }, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<IResult> DeleteAsync(HttpContext http, RowId id, ConversationStore store, DocumentDesk documents, CancellationToken cancellationToken)
    {
        var owner = SignedIn.Of(http).Owner;
        // The documents first: after a crash in between the conversation is still there to be deleted once more.
        foreach (var document in await store.DocumentsAsync(owner, id, cancellationToken).ConfigureAwait(false))
        {
            if (await documents.FindAsync(owner, document, cancellationToken).ConfigureAwait(false) is { Project: null })
            {
                await documents.DeleteAsync(owner, document, cancellationToken).ConfigureAwait(false);
            }
        }

        return await store.DeleteAsync(owner, id, cancellationToken).ConfigureAwait(false) ? ActionAnswer.GoTo(http, "/chat") : ActionAnswer.Absent(http);
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext http, RowId id, ConversationStore store, Func<Conversation, Conversation> change, CancellationToken cancellationToken)
    {
        var owner = SignedIn.Of(http).Owner;
        return await store.FindAsync(owner, id, cancellationToken).ConfigureAwait(false) is { } conversation
            && await store.UpdateAsync(owner, change(conversation), cancellationToken).ConfigureAwait(false)
            ? ActionAnswer.GoTo(http, $"/chat/{id}")
            : ActionAnswer.Absent(http);
    }
}
