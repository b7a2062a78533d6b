using Caveat.Assistant.Access;
using Caveat.Assistant.Asking;
using Caveat.Assistant.Design;
using Microsoft.AspNetCore.Http;

namespace Caveat.Assistant.Chat;

/// <summary>Answers an action: a form gets the next page, a script gets JSON.</summary>
internal static class ActionAnswer
{
    /// <summary>Whether a script asked (Fetch Metadata); a browser's own navigation says <c>document</c>, and an old one nothing.</summary>
    public static bool IsScript(HttpContext http) => http.Request.Headers["Sec-Fetch-Dest"] == "empty";

    /// <summary>Says where the page goes now.</summary>
    public static IResult GoTo(HttpContext http, string location) =>
        IsScript(http) ? Results.Json(new LocationAnswer(location), ChatJson.Wire.LocationAnswer) : new SeeOther(location);

    /// <summary>Says why it was not done.</summary>
    /// <param name="back">Where the page's link leads.</param>
    public static IResult Not(HttpContext http, int status, string sentence, string back = "/chat")
    {
        if (IsScript(http))
        {
            return Results.Json(new SentenceAnswer(sentence), ChatJson.Wire.SentenceAnswer, statusCode: status);
        }

        var by = SignedIn.Of(http);
        return PageAnswer.Of<ProblemPage>(
            new { By = by, by.Locale, by.Network.Ceiling, Status = status, Sentence = sentence, Next = back, NextText = by.Locale["common.back"] }, status);
    }

    /// <summary>Another's conversation is as absent as one that never was.</summary>
    public static IResult Absent(HttpContext http) =>
        Not(http, StatusCodes.Status404NotFound, SignedIn.Of(http).Locale["chat.absent"]);

    /// <summary>Says what the gateway said.</summary>
    public static IResult Refused(HttpContext http, RefusalView refusal, string back) => refusal.Status == 0
        ? Not(http, StatusCodes.Status503ServiceUnavailable, SignedIn.Of(http).Locale["chat.unreachable"], back)
        : Not(http, refusal.Status, refusal.Message, back);
}
