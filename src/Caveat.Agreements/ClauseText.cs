namespace Caveat.Agreements;

/// <summary>A clause's title and prose in one language.</summary>
/// <param name="Language">The default value where it is the agreement's first.</param>
public sealed record ClauseText(Language Language, string Title, string Text);
