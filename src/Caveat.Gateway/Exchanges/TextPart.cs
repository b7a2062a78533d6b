namespace Caveat.Gateway.Exchanges;

/// <summary>One string of a request that must be read, and where it stood.</summary>
/// <param name="Start">Its first character in <see cref="Exchange.Text"/>.</param>
/// <param name="Message">The index of its message, or -1 when it stands outside the messages.</param>
/// <param name="ContentPart">The index of its content part, or -1.</param>
public readonly record struct TextPart(int Start, int Message, int ContentPart);
