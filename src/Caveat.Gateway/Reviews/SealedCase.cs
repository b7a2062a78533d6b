using System.Text.Json;

namespace Caveat.Gateway.Reviews;

/// <summary>What is sealed for a review: all that its reviewer must see, and all that a release needs.</summary>
internal sealed record SealedCase
{
    /// <summary>The request's exact bytes; for an appeal what the caller sent again, null where nothing.</summary>
    public byte[]? Prompt { get; init; }

    /// <summary>For an appeal: whether the decision's commitment shows the prompt to be the very one that was refused.</summary>
    public bool? IsSamePrompt { get; init; }

    /// <summary>The caller's words, of an appeal.</summary>
    public string? Reason { get; init; }

    /// <summary>What of the answer was not released, exactly as it came; null where a prompt is held.</summary>
    public byte[]? Answer { get; init; }

    /// <summary>The answer's media type.</summary>
    public string? AnswerType { get; init; }

    public int AnswerStatus { get; init; }

    /// <summary>Whether the answer bears its marking when it is released.</summary>
    public bool BearsMarking { get; init; }

    /// <summary>The exchange's label with this answer's, as <c>Caveat-Label</c> has it.</summary>
    public string? Label { get; init; }

    /// <summary>The recorded decision that held the answer: its facts are those of the release.</summary>
    public byte[]? Decision { get; init; }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, ReviewWire.Default.SealedCase);

    public static SealedCase Read(ReadOnlyMemory<byte> bytes) => JsonSerializer.Deserialize(bytes.Span, ReviewWire.Default.SealedCase)!;
}
