using System.Buffers;
using Caveat.Screening.Reading;

namespace Caveat.Gateway.Exchanges;

/// <summary>An API dialect: how its requests, answers and errors are read and written. Stateless and thread-safe.</summary>
internal interface ISurface
{
    /// <summary>The name in entries, such as <c>openai.chat</c>.</summary>
    string Name { get; }

    /// <summary>Fills the exchange from its bytes; the problem when they are no request of this surface.</summary>
    RequestProblem? Read(Exchange exchange);

    /// <summary>Reads every text of a whole answer, the tools that it calls and what it cost; false when the bytes are no answer of this surface.</summary>
    bool TryReadAnswer(ReadOnlySpan<byte> answer, ContentReader reader, AnswerReading found);

    /// <summary>Opens a reader of a streaming answer's events.</summary>
    IAnswerEvents OpenEvents(AnswerGuard guard);

    /// <summary>A whole answer with the marking as first and last line of each text that it gives; a copy.</summary>
    /// <param name="answer">An answer that <see cref="TryReadAnswer"/> has read.</param>
    byte[] MarkAnswer(ReadOnlySpan<byte> answer, string marking);

    /// <summary>Opens what puts the marking into a streaming answer.</summary>
    IEventMarking OpenMarking();

    void WriteError(GatewayError error, IBufferWriter<byte> destination);

    /// <summary>Writes the error as the last event of a stream.</summary>
    void WriteErrorEvent(GatewayError error, IBufferWriter<byte> destination);
}
