using Caveat.Gateway.Exchanges;
using Caveat.Gateway.OpenAi;
using Caveat.Ledger;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Caveat.Gateway;

/// <summary>Turns a failure inside the gateway into one sentence that gives nothing away.</summary>
internal sealed class FailureResponse(RequestDelegate next, ChatSurface surface, ILogger<FailureResponse> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or BadHttpRequestException && http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: nobody is left to answer.
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            await ErrorResponse.WriteAsync(http.Response, surface, Errors.BrokenRequest(e.StatusCode)).ConfigureAwait(false);
        }
        catch (LedgerUnavailableException) when (!http.Response.HasStarted)
        {
            await ErrorResponse.WriteAsync(http.Response, surface, Errors.LedgerUnavailable()).ConfigureAwait(false);
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            logger.RequestFailed(e, http.Request.Path.Value ?? "");
            await ErrorResponse.WriteAsync(http.Response, surface, Errors.Internal()).ConfigureAwait(false);
        }
    }
}
