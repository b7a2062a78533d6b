using System.Buffers;
using Caveat.Gateway.Exchanges;
using Caveat.Screening.Reading;

namespace Caveat.Gateway.OpenAi;

/// <summary>OpenAI's chat completions: <c>/v1/chat/completions</c>.</summary>
internal sealed class ChatSurface : ISurface
{
    public string Name => "openai.chat";

    public RequestProblem? Read(Exchange exchange) => ChatRequestReader.Read(exchange);

    public bool TryReadAnswer(ReadOnlySpan<byte> answer, ContentReader reader, AnswerReading found) =>
        ChatAnswerReader.TryRead(answer, reader, found);

    public IAnswerEvents OpenEvents(AnswerGuard guard) => new ChatEventReader(guard);

    public byte[] MarkAnswer(ReadOnlySpan<byte> answer, string marking) => ChatAnswerMarking.Mark(answer, marking);

    public IEventMarking OpenMarking() => new ChatEventMarking();

    public void WriteError(GatewayError error, IBufferWriter<byte> destination) => OpenAiErrors.Write(error, destination);

    public void WriteErrorEvent(GatewayError error, IBufferWriter<byte> destination)
    {
        destination.Write("data: "u8);
        OpenAiErrors.Write(error, destination);
        destination.Write("\n\n"u8);
    }
}
