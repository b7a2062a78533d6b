namespace Caveat.Assistant.Design;

/// <summary>How a caller wants the pages; a feature of the request, set with <see cref="Access.SignedIn"/>. Without it the browser's wishes hold.</summary>
/// <param name="SingleKeys">Whether single keys act as shortcuts (WCAG 2.2, 2.1.4: there must be a way to turn them off).</param>
internal sealed record Preferences(Theme Theme = Theme.System, bool SingleKeys = true);
