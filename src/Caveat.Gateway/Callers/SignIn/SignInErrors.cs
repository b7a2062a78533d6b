using Caveat.Gateway.Callers.Passkeys;
using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.Callers.SignIn;

/// <summary>What the routes of signing in can be told. Names, codes and credentials are never quoted.</summary>
internal static class SignInErrors
{
    /// <summary>The same for a wrong name, a wrong code and a code that is gone.</summary>
    public static GatewayError Failed { get; } = new()
    {
        Status = 401,
        Code = "sign_in_failed",
        Message = "The name or the code is wrong, or the code was used or has expired: check both, or ask for a new code.",
    };

    public static GatewayError PasskeyFailed { get; } = new()
    {
        Status = 401,
        Code = "sign_in_failed",
        Message = "The passkey was not accepted: try it again, or sign in with a code.",
    };

    public static GatewayError PasskeyRejected { get; } = new()
    {
        Status = 400,
        Code = "passkey_not_accepted",
        Message = "The new passkey does not answer its challenge, which is good once and for five minutes: ask for a new one and register again.",
        Field = "credential",
    };

    public static GatewayError TooManyPasskeys { get; } = new()
    {
        Status = 409,
        Code = "too_many_passkeys",
        Message = $"There are {PasskeyDesk.Most} passkeys already, and no caller may have more: remove one first.",
    };

    public static GatewayError UnknownPasskey(string id) => new()
    {
        Status = 404,
        Code = "passkey_not_found",
        Message = $"There is no passkey \"{id}\" of this caller: see GET /v1/passkeys for those that there are.",
    };

    public static GatewayError PersonRequired { get; } = new()
    {
        Status = 403,
        Code = "person_required",
        Message = "This key is an app's, and only people have passkeys: use the key or the session of a person.",
    };

    public static GatewayError NotASession { get; } = new()
    {
        Status = 409,
        Code = "not_a_session",
        Message = "This key is the caller's own and no session's, so there is nothing to sign out of: an operator ends such a key.",
    };

    public static GatewayError BadOrigin(string? given) => new()
    {
        Status = 400,
        Code = "origin_not_usable",
        Message = $"\"{Shown(given)}\" is no origin that can have passkeys: open the pages under a name with HTTPS, such as \"https://caveat.example\", or as \"http://localhost\".",
        Field = "origin",
    };

    public static GatewayError BadName(int most) => new()
    {
        Status = 400,
        Code = "invalid_request",
        Message = $"The passkey's \"name\" is missing or too long: give 1 to {most} characters.",
        Field = "name",
    };

    /// <summary>Fails closed: without the database nobody is let in.</summary>
    public static GatewayError Unavailable { get; } = new()
    {
        Status = 503,
        Code = "sign_in_unavailable",
        Message = "The database cannot be reached, so nobody can sign in or out now: try again in a minute.",
        RetryAfter = "60",
    };

    private static string Shown(string? text) => text is null ? "" : text.Length <= 100 ? text : text[..100];
}
