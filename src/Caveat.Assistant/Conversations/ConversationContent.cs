namespace Caveat.Assistant.Conversations;

/// <summary>What of a conversation is sealed.</summary>
internal sealed record ConversationContent(string Title, string? Model);
