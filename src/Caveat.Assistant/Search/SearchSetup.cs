using Caveat.Assistant.Access;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Design;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Assistant.Search;

/// <summary>The page that searches a caller's conversations.</summary>
internal static class SearchSetup
{
    public const int Most = 50;

    private const int LongestQuery = 200;

    // The words of a search are content: a form posts them, and they stand in no address and no log.
    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet("/search", (HttpContext http) => PageAnswer.Of<SearchPage>(new { By = SignedIn.Of(http), Query = "", Hits = (IReadOnlyList<SearchHit>)[] }));
        routes.MapPost("/search", FindAsync);
    }

    private static async Task<IResult> FindAsync(HttpContext http, ConversationStore conversations)
    {
        var by = SignedIn.Of(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        var query = form["q"].ToString().Trim();
        query = query.Length <= LongestQuery ? query : query[..LongestQuery];
        var hits = query.Length == 0 ? [] : await conversations.SearchAsync(by.Owner, query, Most, http.RequestAborted).ConfigureAwait(false);
        return PageAnswer.Of<SearchPage>(new { By = by, Query = query, Hits = hits });
    }
}
