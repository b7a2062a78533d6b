namespace Caveat.Assistant.Asking;

/// <summary>A clause: its exact text (Markdown) in the reader's language, and how it is kept.</summary>
/// <param name="Enforcement"><c>enforced</c>, <c>attested</c>, <c>detected</c> or <c>stated</c>.</param>
/// <param name="Rule">The first line of its rule, such as <c>forbid: use domestic-surveillance</c>; null for a clause without one.</param>
public sealed record ClauseView(string Number, string Title, string Text, string Enforcement, string? Rule = null);
