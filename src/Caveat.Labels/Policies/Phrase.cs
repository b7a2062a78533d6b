namespace Caveat.Labels.Policies;

/// <summary>How a value is written in a marking.</summary>
/// <param name="Language">A language tag such as <c>en</c>; empty when the text serves every language.</param>
public sealed record Phrase(string Language, string Text);
