using Caveat.Assistant.Access;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Design;
using Caveat.Assistant.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Assistant.Chat;

/// <summary>Folders; one is made by moving a conversation into it.</summary>
internal static class FolderRoutes
{
    private const int MostName = 100;

    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet("/chat/folders/{folder}", ShowAsync);
        routes.MapPost("/chat/folders/{folder}/rename", RenameAsync);
        routes.MapPost("/chat/folders/{folder}/remove", RemoveAsync);
    }

    /// <summary>The name that a form gives; null where it gives none.</summary>
    public static string? Name(IFormCollection form) => form["name"].ToString().Trim() switch
    {
        { Length: 0 } => null,
        { Length: > MostName } name => name[..MostName],
        { } name => name,
    };

    private static async Task<IResult> ShowAsync(HttpContext http, RowId folder, ConversationStore store, CancellationToken cancellationToken)
    {
        var by = SignedIn.Of(http);
        var folders = await store.FoldersAsync(by.Owner, cancellationToken).ConfigureAwait(false);
        return folders.FirstOrDefault(known => known.Id == folder) switch
        {
            null => ActionAnswer.Absent(http),
            { } found when ActionAnswer.IsScript(http) => PageAnswer.Of<FolderActions>(new { by.Locale, Folder = found }),
            { } found => PageAnswer.Of<FolderPage>(new { By = by, Folder = found }),
        };
    }

    private static async Task<IResult> RenameAsync(HttpContext http, RowId folder, ConversationStore store, CancellationToken cancellationToken)
    {
        var owner = SignedIn.Of(http).Owner;
        var name = Name(await http.Request.ReadFormAsync(cancellationToken).ConfigureAwait(false));
        return name is not null && await store.RenameFolderAsync(owner, folder, name, cancellationToken).ConfigureAwait(false)
            ? ActionAnswer.GoTo(http, "/chat")
            : ActionAnswer.Absent(http);
    }

    private static async Task<IResult> RemoveAsync(HttpContext http, RowId folder, ConversationStore store, CancellationToken cancellationToken) =>
        await store.RemoveFolderAsync(SignedIn.Of(http).Owner, folder, cancellationToken).ConfigureAwait(false)
            ? ActionAnswer.GoTo(http, "/chat")
            : ActionAnswer.Absent(http);
}
