using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Caveat.Bench.Load.Content;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Bench.Load.Pages;

/// <summary>A vendor in the readers' own process, so that one clock times both ends: it answers a question with the text of its number, token by token.</summary>
internal sealed partial class TimedVendor : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, TimedAnswer> _answers = new();
    private readonly WebApplication _app;
    private readonly TimeSpan _beat;
    private int _last;
    private long _tokens;

    private TimedVendor(WebApplication app, TimeSpan beat)
    {
        _app = app;
        _beat = beat;
    }

    /// <summary>Tokens written so far, of paced answers.</summary>
    public long Tokens => Interlocked.Read(ref _tokens);

    /// <param name="beat">The time between two tokens of the paced model; the other one answers at once.</param>
    public static async Task<TimedVendor> StartAsync(int port, TimeSpan beat, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        var vendor = new TimedVendor(app, beat);
        app.Run(vendor.AnswerAsync);
        await app.StartAsync(cancellationToken);
        return vendor;
    }

    /// <summary>A question that nobody has asked yet, and its answer.</summary>
    public (string Question, TimedAnswer Answer) Next()
    {
        int number = Interlocked.Increment(ref _last);
        var answer = new TimedAnswer(number);
        _answers[number] = answer;
        return ($"Summarise story {PagedText.Reference(number)}.\n\n{BenchText.Story}", answer);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        string asked = await reader.ReadToEndAsync(http.RequestAborted);
        // The last one: the earlier are the conversation's history.
        if (http.Request.Method != "POST" || Asked().Matches(asked) is not [.., var last] || !_answers.TryGetValue(int.Parse(last.Groups[1].ValueSpan), out var answer))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        http.Response.ContentType = "text/event-stream";
        try
        {
            await StreamAsync(http.Response, answer, asked.Contains($"\"{BenchText.PacedModel}\"", StringComparison.Ordinal), http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The gateway left; the reader's own check says what is missing.
        }
    }

    private async Task StreamAsync(HttpResponse response, TimedAnswer answer, bool isPaced, CancellationToken cancellationToken)
    {
        using var beat = new PeriodicTimer(_beat);
        string text = PagedText.Of(answer.Number);
        await response.Body.WriteAsync(Event("""{"role":"assistant","content":""}""", "null"), cancellationToken);
        for (int i = 0; i < PagedText.Tokens; i++)
        {
            string token = text[(i == 0 ? 0 : PagedText.Ends[i - 1])..PagedText.Ends[i]];
            byte[] piece = Event($$"""{"content":"{{JsonEncodedText.Encode(token)}}"}""", "null");
            if (isPaced)
            {
                await beat.WaitForNextTickAsync(cancellationToken);
                Interlocked.Increment(ref _tokens);
            }
            answer.Write(i);
            await response.Body.WriteAsync(piece, cancellationToken);
            if (isPaced)
            {
                await response.Body.FlushAsync(cancellationToken);
            }
        }
        await response.Body.WriteAsync(Event("{}", "\"stop\""), cancellationToken);
        await response.Body.WriteAsync("data: [DONE]\n\n"u8.ToArray(), cancellationToken);
    }

    private static byte[] Event(string delta, string finish) => Encoding.UTF8.GetBytes(
        $$"""data: {"id":"chatcmpl-bench0002","object":"chat.completion.chunk","created":1770000000,"model":"{{BenchText.Model}}","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{finish}}}]}""" + "\n\n");

    [GeneratedRegex(@"Summarise story (\d{6})")]
    private static partial Regex Asked();
}
