using Caveat.Agreements.Registers;
using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.Apps;

/// <summary>What an owner can be told about apps, each with its status and code.</summary>
internal static class AppErrors
{
    private const int LongestQuote = 100;

    public static GatewayError BadApp(string given) => Of(
        400, "invalid_request", $"The app is \"{Shorten(given)}\": name it with lower-case letters, digits and single hyphens, starting with a letter, at most 64 characters.", "app");

    public static GatewayError BadPurpose(string given) =>
        Of(400, "invalid_request", $"The purpose is \"{Shorten(given)}\": give one that GET /v1/apps lists.", "purpose");

    public static GatewayError BadOrganisation(string given) => Of(
        403,
        "organisation_not_own",
        $"The organisation is \"{Shorten(given)}\", which is neither the owner's own nor under it: give one that GET /v1/apps lists.",
        "organisation");

    public static GatewayError NotPermitted(OrganisationId organisation, PurposeId purpose) => Of(
        403,
        "app_not_permitted",
        $"No model here may answer an app of the organisation \"{organisation}\" for the purpose \"{purpose}\": choose what GET /v1/apps lists.",
        "purpose");

    public static GatewayError Taken(AppId app) =>
        Of(409, "app_taken", $"The owner has an app \"{app}\" already: revoke its key first, or choose another name.", "app");

    public static GatewayError Unknown(string id) =>
        Of(404, "app_not_found", $"There is no app \"{Shorten(id)}\" of this owner: GET /v1/apps lists those that there are.");

    private static GatewayError Of(int status, string code, string message, string? field = null) =>
        new() { Status = status, Code = code, Message = message, Field = field };

    private static string Shorten(string given) => given.Length <= LongestQuote ? given : string.Concat(given.AsSpan(0, LongestQuote), "…");
}
