using Microsoft.AspNetCore.Http;

namespace Caveat.Assistant.Access;

/// <summary>Sends the browser on with a GET (RFC 9110, section 15.4.4): after a form, reloading the page repeats nothing.</summary>
/// <param name="place">A path of this server.</param>
internal sealed class SeeOther(string place) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        AccessAnswers.SeeOther(httpContext, place);
        return Task.CompletedTask;
    }
}
