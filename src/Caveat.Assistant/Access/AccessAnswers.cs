using System.Text.Json.Nodes;
using Caveat.Assistant.Design;
using Caveat.Assistant.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Assistant.Access;

/// <summary>What stands in for an answer that may not be given: a page for people, JSON with one sentence for scripts.</summary>
internal static class AccessAnswers
{
    /// <summary>Whether a script asks: the browser says so itself, a page cannot (Fetch Metadata, section 2.1).</summary>
    public static bool IsScript(HttpRequest request) => request.Headers["Sec-Fetch-Dest"] == "empty";

    public static Task SignInAsync(HttpContext http, bool locked)
    {
        var locale = ReaderLocale.Of(http);
        if (IsScript(http.Request))
        {
            return locked
                ? SentenceAsync(http, StatusCodes.Status423Locked, locale["access.locked"])
                : SentenceAsync(http, StatusCodes.Status401Unauthorized, locale["access.signInFirst"]);
        }

        // What was posted is lost; drafts are in the browser. Only a page that can be got is one to come back to.
        var back = HttpMethods.IsGet(http.Request.Method) ? ReturnPath.Of(http.Request.Path + http.Request.QueryString) : ReturnPath.Start;
        SeeOther(http, $"/sign-in?{(locked ? "locked=1&" : "")}return={Uri.EscapeDataString(back)}");
        return Task.CompletedTask;
    }

    public static Task ConsentAsync(HttpContext http, Locale locale)
    {
        if (IsScript(http.Request))
        {
            return SentenceAsync(http, StatusCodes.Status403Forbidden, locale["access.consentFirst"]);
        }

        SeeOther(http, HttpMethods.IsGet(http.Request.Method) ? $"/consent?return={Uri.EscapeDataString(ReturnPath.Of(http.Request.Path + http.Request.QueryString))}" : "/consent");
        return Task.CompletedTask;
    }

    /// <param name="key">Of the sentence.</param>
    public static async Task ProblemAsync(HttpContext http, int status, string key)
    {
        var locale = http.Features.Get<SignedIn>()?.Locale ?? ReaderLocale.Of(http);
        if (IsScript(http.Request))
        {
            await SentenceAsync(http, status, locale[key]).ConfigureAwait(false);
            return;
        }

        var again = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : ReturnPath.Start;
        // What the page that failed had said in headers is not about this one.
        foreach (var half in http.Response.Headers.Keys.Where(name => name.StartsWith("blazor-", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            http.Response.Headers.Remove(half);
        }

        // In a scope of its own: the one of the request may hold the half of a page that failed.
        var scope = http.RequestServices.CreateAsyncScope();
        await using var closing = scope.ConfigureAwait(false);
        http.RequestServices = scope.ServiceProvider;
        var ceiling = scope.ServiceProvider.GetRequiredService<ShownCeiling>().Value;
        await PageAnswer.Of<ProblemPage>(new { Locale = locale, Ceiling = ceiling, Status = status, Sentence = locale[key], Next = again, NextText = locale["access.tryAgain"] }, status).ExecuteAsync(http).ConfigureAwait(false);
    }

    public static void SeeOther(HttpContext http, string place)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = place;
    }

    private static Task SentenceAsync(HttpContext http, int status, string sentence)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync(new JsonObject { ["sentence"] = sentence }.ToJsonString(), http.RequestAborted);
    }
}
