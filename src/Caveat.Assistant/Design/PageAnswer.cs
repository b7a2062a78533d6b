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
}
