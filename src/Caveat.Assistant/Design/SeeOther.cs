using Microsoft.AspNetCore.Http;

namespace Caveat.Assistant.Design;

/// <summary>Answers an act with the page to see next: 303, so that reloading that page does not act again (RFC 9110 §15.4.4).</summary>
/// <param name="path">A path of this server.</param>
internal sealed class SeeOther(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
