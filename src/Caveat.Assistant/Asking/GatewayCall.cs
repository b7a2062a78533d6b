using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Asking;

/// <summary>One request to the gateway, and what comes of it: an answer, or a <see cref="GatewayRefusedException"/>. Never logs.</summary>
internal readonly struct GatewayCall(HttpClient http, HttpMethod method, string path)
{
    private const int Unreachable = 0;
    private const int BadGateway = 502;

    /// <summary>The session's key; null for the routes that are open.</summary>
    public string? Token { get; init; }

    public JsonObject? Body { get; init; }

    public Locale? Locale { get; init; }

    public async Task<T> ReadAsync<T>(JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var text = await TextAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonSerializer.Deserialize(text, type) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw Failure(BadGateway, "unreadable_answer", "The gateway's answer cannot be read: the two are of different releases.", e);
        }
    }

    public async Task<string> TextAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        if (Locale is not null)
        {
            request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(Locale.Code));
        }

        if (Body is not null)
        {
            request.Content = new StringContent(Body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        try
        {
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? text : throw Refusal((int)response.StatusCode, text);
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Failure(Unreachable, "unreachable", "The gateway cannot be reached: try again.", e);
        }
    }

    private static GatewayRefusedException Refusal(int status, string text)
    {
        try
        {
            if (JsonSerializer.Deserialize(text, GatewayJson.Default.Failure)?.Error is { Code: not null, Message: not null } refusal)
            {
                return new GatewayRefusedException(refusal with { Status = status });
            }
        }
        catch (JsonException)
        {
            // Something between the two answered in its own way: its status is all that is known.
        }

        return Failure(status, "failed", $"The gateway answered with status {status} and no reason.", null);
    }

    private static GatewayRefusedException Failure(int status, string code, string message, Exception? inner) => new(new RefusalView(status, code, message), inner);
}
