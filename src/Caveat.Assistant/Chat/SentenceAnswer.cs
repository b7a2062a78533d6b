namespace Caveat.Assistant.Chat;

/// <summary>Why something was not done, in the reader's language.</summary>
internal sealed record SentenceAnswer(string Sentence);
