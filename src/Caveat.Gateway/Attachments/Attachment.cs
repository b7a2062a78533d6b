namespace Caveat.Gateway.Attachments;

/// <summary>A document that a content part of a request carries, still encoded.</summary>
/// <param name="Message">The index of its message.</param>
/// <param name="ContentPart">The index of its content part.</param>
/// <param name="Field">The field that holds it.</param>
/// <param name="Name">The file's name as the caller gave it, or one made of its type.</param>
/// <param name="Encoded">Its bytes in base64; of the request's buffer, so no longer valid than the exchange.</param>
internal sealed record Attachment(int Message, int ContentPart, string Field, string Name, ReadOnlyMemory<byte> Encoded)
{
    /// <summary>A sound: whatever its container says, nobody here hears what is spoken.</summary>
    public bool IsSound { get; init; }
}
