using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.OpenAi;
using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Operating;

/// <summary>One request to the operator API: who asks, why, with which body; and how it is answered.</summary>
internal sealed class ApiRequest(HttpContext http, ChatSurface surface, int bodyLimit)
{
    public const string ReasonHeader = "Caveat-Reason";
    public const int MaxReasonLength = 1000;

    private const int LongestQuote = 100;

    public Caller Caller => http.Features.Get<Caller>() ?? throw new InvalidOperationException("A route that needs a caller was reached without one.");

    public CancellationToken Aborted => http.RequestAborted;

    public HttpResponse Response => http.Response;

    public bool AcceptsCsv => http.Request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>A part of the path, not at any length, for it is quoted.</summary>
    public string Route(string name)
    {
        var value = (string?)http.Request.RouteValues[name] ?? "";
        return value.Length <= LongestQuote ? value : value[..LongestQuote];
    }

    public string? Query(string name) => http.Request.Query.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>Why, in the caller's words; they go to the database and, as a commitment, into the ledger.</summary>
    public bool TryReason([NotNullWhen(true)] out string? reason)
    {
        reason = http.Request.Headers.TryGetValue(ReasonHeader, out var header) ? header.ToString() : Query("reason");
        reason = IsReason(reason) ? reason!.Trim() : null;
        return reason is not null;
    }

    public static bool IsReason([NotNullWhen(true)] string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= MaxReasonLength;

    /// <returns>The body, or null after a too large one was answered.</returns>
    public async Task<byte[]?> ReadBodyAsync()
    {
        var (buffer, length, problem) = await RequestBody.ReadAsync(http.Request, bodyLimit, Aborted).ConfigureAwait(false);
        if (problem is not null)
        {
            await RefuseAsync(GatewayError.Of(problem)).ConfigureAwait(false);
            return null;
        }

        var body = buffer.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        return body;
    }

    /// <returns>The body read as JSON, or null after a bad one was answered.</returns>
    public async Task<T?> ReadJsonAsync<T>(JsonTypeInfo<T> form)
        where T : class
    {
        if (await ReadBodyAsync().ConfigureAwait(false) is not { } body)
        {
            return null;
        }

        try
        {
            if (JsonSerializer.Deserialize(body, form) is { } read)
            {
                return read;
            }

            await RefuseAsync(OperatingErrors.BadBody("The body is null: send a JSON object as /api/openapi.json describes it.")).ConfigureAwait(false);
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $"line {line + 1}, {e.Path}" : e.Path;
            await RefuseAsync(OperatingErrors.BadBody($"The body is not the JSON object that /api/openapi.json describes ({place}): correct it there.", e.Path)).ConfigureAwait(false);
        }

        return null;
    }

    public Task RefuseAsync(GatewayError error) => ErrorResponse.WriteAsync(http.Response, surface, error);

    public async Task AnswerAsync<T>(T answer, JsonTypeInfo<T> form, int status = StatusCodes.Status200OK)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        // Keys, people, what waits: for this caller now, and for no cache.
        http.Response.Headers.CacheControl = "no-store";
        await JsonSerializer.SerializeAsync(http.Response.BodyWriter, answer, form, Aborted).ConfigureAwait(false);
    }
}
