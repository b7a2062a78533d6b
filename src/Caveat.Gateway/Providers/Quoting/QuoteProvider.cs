using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Agreements;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.Providers.Quoting;

/// <summary>The provider that needs no model: it answers with passages of the conversation and of the agreement in force.</summary>
/// <param name="agreement">The agreement's passages at the time of the exchange.</param>
public sealed class QuoteProvider(Func<IReadOnlyList<Passage>> agreement, TimeProvider time) : IProvider
{
    public const string Model = "built-in/quote";

    private const int WordsPerEvent = 8;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Name => "built-in";

    public ProviderId Id { get; } = ProviderId.Parse("built-in");

    /// <summary>The vendor's id that every agreement's register uses for this provider.</summary>
    public static VendorId BuiltIn { get; } = VendorId.Parse("built-in");

    public VendorId Vendor => BuiltIn;

    public IReadOnlyList<string> Models { get; } = [Model];

    public string? Describe(ModelName model, Language language) => language == Language.French
        ? "Cite des passages de l’accord et de ce que vous envoyez. Pas de modèle de langage."
        : "Quotes passages of the agreement and of what you send. No language model.";

    /// <remarks>Searching takes milliseconds of a processor: not on the thread that serves sockets.</remarks>
    public async Task<ProviderReply> SendAsync(Exchange exchange, CancellationToken cancellationToken) =>
        await Task.Run(() => Answer(exchange, cancellationToken), cancellationToken).ConfigureAwait(false);

    private ProviderReply.Answered Answer(Exchange exchange, CancellationToken cancellationToken)
    {
        var answer = QuotedAnswer.Compose(Conversation.Read(exchange.Forwarded), agreement());
        var body = new MemoryStream();
        if (exchange.Stream)
        {
            WriteEvents(body, exchange.Id, answer);
        }
        else
        {
            WriteJson(body, exchange.Id, "chat.completion", "message", answer, finish: "stop");
        }

        body.Position = 0;
        return new ProviderReply.Answered
        {
            Status = 200,
            Body = body,
            ContentType = exchange.Stream ? "text/event-stream" : "application/json",
            IdleTimeout = Timeout.InfiniteTimeSpan,
            Patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken),
            Caller = cancellationToken,
        };
    }

    private void WriteEvents(MemoryStream body, ExchangeId id, string answer)
    {
        var words = answer.Split(' ');
        for (var i = 0; i < words.Length; i += WordsPerEvent)
        {
            var piece = string.Join(' ', words.Skip(i).Take(WordsPerEvent));
            WriteEvent(body, id, i == 0 ? piece : " " + piece, finish: null);
        }

        WriteEvent(body, id, text: null, finish: "stop");
        body.Write("data: [DONE]\n\n"u8);
    }

    private void WriteEvent(MemoryStream body, ExchangeId id, string? text, string? finish)
    {
        body.Write("data: "u8);
        WriteJson(body, id, "chat.completion.chunk", "delta", text, finish);
        body.Write("\n\n"u8);
    }

    private void WriteJson(MemoryStream body, ExchangeId id, string kind, string member, string? text, string? finish)
    {
        using var json = new Utf8JsonWriter(body, Options);
        json.WriteStartObject();
        json.WriteString("id", $"chatcmpl-{id}");
        json.WriteString("object", kind);
        json.WriteNumber("created", time.GetUtcNow().ToUnixTimeSeconds());
        json.WriteString("model", Model);
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject(member);
        if (text is not null)
        {
            json.WriteString("role", "assistant");
            json.WriteString("content", text);
        }

        json.WriteEndObject();
        json.WriteString("finish_reason", finish);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
