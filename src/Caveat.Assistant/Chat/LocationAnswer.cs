namespace Caveat.Assistant.Chat;

/// <summary>Where the page goes now.</summary>
internal sealed record LocationAnswer(string Location);
