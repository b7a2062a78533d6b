namespace Caveat.Assistant.Prompts;

/// <summary>A prompt to start from; gaps are written <c>{{name}}</c>.</summary>
/// <param name="Id">A word for one that the organisation publishes; a row id for the caller's own.</param>
public sealed record Prompt(string Id, string Title, string Description, string Text, bool IsPublished);
