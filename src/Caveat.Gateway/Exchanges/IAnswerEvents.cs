namespace Caveat.Gateway.Exchanges;

/// <summary>Reads a streaming answer event by event and hands its text to the guard. For one thread at a time.</summary>
internal interface IAnswerEvents : IDisposable
{
    /// <summary>Whether the vendor has said that its answer is complete.</summary>
    bool Finished { get; }

    /// <summary>Tokens of prompt and answer together, as the vendor counted them; null where it has not said.</summary>
    long? Tokens { get; }

    /// <summary>Reads one event's data, which is one piece for the guard.</summary>
    /// <returns>False when the data is not an event of this dialect.</returns>
    bool TryRead(ReadOnlySpan<byte> data);
}
