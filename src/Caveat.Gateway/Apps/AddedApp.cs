namespace Caveat.Gateway.Apps;

/// <summary>A new app, with the one showing of its key.</summary>
internal sealed record AddedApp(AppItem App, string Key);
