using Caveat.Assistant.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Caveat.Assistant.Design;

/// <summary>Answers a request with a component, rendered on the server: a page, or a part of one for a script to put in place.</summary>
internal static class PageAnswer
{
    /// <param name="parameters">An anonymous object whose members are the component's parameters.</param>
    public static RazorComponentResult<T> Of<T>(object parameters, int status = StatusCodes.Status200OK)
        where T : IComponent => new(parameters) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>A page that says what went wrong and offers the next step.</summary>
    /// <param name="status">400, 403, 404, 409, 413, 429, 500 or 503; another one is told as 500.</param>
    /// <param name="sentence">What happened, in the reader's language; without it, what the status means.</param>
    public static RazorComponentResult<ProblemPage> Problem(SignedIn by, int status, string? sentence = null) =>
        Of<ProblemPage>(new { By = by, by.Locale, by.Network.Ceiling, Status = status, Sentence = sentence }, status);
}
