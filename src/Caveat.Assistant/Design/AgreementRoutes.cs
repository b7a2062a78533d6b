using Caveat.Assistant.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Caveat.Assistant.Design;

/// <summary>The page of the agreements in force for a caller: the primary one, or the one that <c>?id=</c> names.</summary>
internal static class AgreementRoutes
{
    public static void Map(RouteGroupBuilder routes) => routes.MapGet("/agreement", Answer);

    private static IResult Answer(HttpContext http, string? id)
    {
        var by = SignedIn.Of(http);
        var agreement = by.Network.Agreements.FirstOrDefault(candidate => id is null || candidate.Id == id);
        return agreement is null
            ? PageAnswer.Problem(by, StatusCodes.Status404NotFound)
            : PageAnswer.Of<AgreementPage>(new { By = by, Agreement = agreement });
    }
}
