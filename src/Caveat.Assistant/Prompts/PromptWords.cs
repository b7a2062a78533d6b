namespace Caveat.Assistant.Prompts;

/// <summary>What is sealed of a caller's own prompt.</summary>
internal sealed record PromptWords(string Title, string Description, string Text);
