namespace Caveat.Assistant.Asking;

/// <summary>A new app, with the one showing of its key.</summary>
public sealed record AddedAppView(AppView App, string Key);
