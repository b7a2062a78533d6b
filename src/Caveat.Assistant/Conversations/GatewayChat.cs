using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using System.Text.Json;
using Caveat.Assistant.Asking;
using OpenAI;
using OpenAI.Chat;

namespace Caveat.Assistant.Conversations;

/// <summary>Asks the gateway with the official OpenAI client, streaming, as any other client would. Thread-safe.</summary>
internal sealed class GatewayChat : IDisposable
{
    private readonly GatewayAddress _address;
    private readonly HttpClient _http;
    private readonly HttpClientPipelineTransport _transport;

    public GatewayChat(GatewayAddress address)
    {
        _address = address;
        // One pool for all answers. To the configured gateway and nowhere else: no proxy, no redirect.
        _http = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        })
        { Timeout = Timeout.InfiniteTimeSpan };
        _transport = new HttpClientPipelineTransport(_http);
    }

    /// <summary>Writes an answer as it arrives.</summary>
    /// <returns>How it ended, and why where it failed. What had arrived stays in the answer.</returns>
    /// <exception cref="OperationCanceledException">It was stopped; the connection is closed, and with it the gateway's to the vendor.</exception>
    public async Task<(TurnState State, RefusalView? Refusal)> AskAsync(RunningAnswer answer, string model, IReadOnlyList<ChatMessage> messages, string? label)
    {
        var responded = false;
        try
        {
            return await ReadAsync(answer, model, messages, Options(answer, label, () => responded = true)).ConfigureAwait(false);
        }
        catch (ClientResultException e) when (e.Status != 0)
        {
            var refusal = RefusalBody.Read(e.GetRawResponse()?.Content, e.Status)
                ?? new RefusalView(e.Status, "answer_failed", answer.By.Locale.Fill("answers.status", e.Status));
            return (AnswerEnding.StateOf(refusal), refusal);
        }
        catch (Exception e) when (e is ClientResultException or HttpRequestException or IOException or JsonException && !answer.Stopping.IsCancellationRequested)
        {
            return responded ? AnswerEnding.Failed(answer, 200, "answer_broken", "answers.broken") : AnswerEnding.Failed(answer, 0, "gateway_unreachable", "answers.unreachable");
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task<(TurnState State, RefusalView? Refusal)> ReadAsync(RunningAnswer answer, string model, IReadOnlyList<ChatMessage> messages, OpenAIClientOptions options)
    {
        var client = new ChatClient(model, new ApiKeyCredential(answer.By.Token), options);
        var isWhole = false;
        await foreach (var update in client.CompleteChatStreamingAsync(messages, new ChatCompletionOptions(), answer.Stopping).ConfigureAwait(false))
        {
            // An event without an id is none of OpenAI's: the gateway's error, of which the client keeps the fields.
            if (update.CompletionId is null && RefusalBody.Read(ModelReaderWriter.Write(update), 200) is { } refusal)
            {
                return (AnswerEnding.StateOf(refusal), refusal);
            }

            Take(answer, update);
            isWhole |= update.FinishReason is not null;
        }

        // A connection that closes early looks like the end, but for this.
        return isWhole ? (TurnState.Done, null) : AnswerEnding.Failed(answer, 200, "answer_cut", "answers.cut");
    }

    private static void Take(RunningAnswer answer, StreamingChatCompletionUpdate update)
    {
        foreach (var part in update.ContentUpdate)
        {
            if (part.Text is { Length: > 0 } text)
            {
                answer.Append(text);
            }
        }

        // The model's own refusal is its answer.
        if (update.RefusalUpdate is { Length: > 0 } words)
        {
            answer.Append(words);
        }
    }

    private OpenAIClientOptions Options(RunningAnswer answer, string? label, Action responded)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint = new Uri(_address.Value, "v1"),
            Transport = _transport,
            // How long a vendor may be silent is the gateway's to say; asking again is the person's.
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        };
        options.AddPolicy(
            new ExchangeHeaders(answer.By.Locale.Code, label, response =>
            {
                responded();
                answer.Carry(content => content with
                {
                    Receipt = Header(response, "Caveat-Receipt"),
                    Label = Header(response, "Caveat-Label"),
                    Notice = Header(response, "Caveat-Notice"),
                });
            }),
            PipelinePosition.PerCall);
        return options;
    }

    private static string? Header(PipelineResponse response, string name) => response.Headers.TryGetValue(name, out var value) ? value : null;
}
