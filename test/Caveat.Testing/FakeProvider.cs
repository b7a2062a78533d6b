using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Caveat.Testing;

/// <summary>An OpenAI-compatible server on loopback that answers as the test says and keeps what it was sent.</summary>
public sealed class FakeProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedRequest> _received = new();

    private FakeProvider(WebApplication app) => _app = app;

    public string BaseUrl => _app.Urls.First() + "/v1";

    /// <summary>Every chat request, with its exact body.</summary>
    public IReadOnlyList<ReceivedRequest> Received => [.. _received];

    /// <summary>Answers a chat request; replaced by the test at will.</summary>
    public Func<HttpContext, Task> OnChat { get; set; } = http => AnswerJsonAsync(http, Completion("Hello."));

    public IReadOnlyList<string> Models { get; set; } = ["test-model"];

    public static async Task<FakeProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var provider = new FakeProvider(app);
        app.MapGet("/v1/models", () => new { @object = "list", data = provider.Models.Select(id => new { id, @object = "model" }) });
        app.MapPost("/v1/chat/completions", (RequestDelegate)provider.AnswerAsync);
        await app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>A whole answer.</summary>
    public static string Completion(string text) => $$$"""
        {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"test-model","choices":[{"index":0,"message":{"role":"assistant","content":{{{Quote(text)}}}},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}
        """;

    /// <summary>One event of a streaming answer.</summary>
    public static string Chunk(string text, int choice = 0) => $$$"""
        {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"test-model","choices":[{"index":{{{choice}}},"delta":{"content":{{{Quote(text)}}}},"finish_reason":null}]}
        """;

    public static string LastChunk() =>
        """{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"test-model","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""";

    public static async Task AnswerJsonAsync(HttpContext http, string json, int status = 200)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(json);
    }

    /// <summary>Streams the texts as one event each, flushed one by one, and ends properly.</summary>
    public static async Task StreamAsync(HttpContext http, params IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            await SendEventAsync(http, Chunk(text));
        }

        await SendEventAsync(http, LastChunk());
        await SendEventAsync(http, "[DONE]");
    }

    public static async Task SendEventAsync(HttpContext http, string data)
    {
        if (!http.Response.HasStarted)
        {
            http.Response.ContentType = "text/event-stream";
        }

        await http.Response.WriteAsync($"data: {data}\n\n");
        await http.Response.Body.FlushAsync();
    }

    private static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private async Task AnswerAsync(HttpContext http)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        _received.Enqueue(new ReceivedRequest(body.ToArray(), http.Request.Headers.Authorization.ToString()));
        await OnChat(http);
    }
}

/// <summary>A request as it arrived at a provider.</summary>
public sealed record ReceivedRequest(byte[] Body, string Authorization)
{
    public string Text => Encoding.UTF8.GetString(Body);
}
