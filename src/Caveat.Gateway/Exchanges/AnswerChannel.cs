namespace Caveat.Gateway.Exchanges;

/// <summary>One continuous text within a streaming answer.</summary>
/// <param name="Choice">The choice's index.</param>
/// <param name="Tool">The tool call's index within the choice, or -1.</param>
/// <param name="Field">The name of the field that carries the text, such as <c>content</c>.</param>
internal readonly record struct AnswerChannel(int Choice, int Tool, string Field);
