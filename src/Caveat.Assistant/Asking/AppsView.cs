namespace Caveat.Assistant.Asking;

/// <summary>The caller's apps, and what a new one may be registered for.</summary>
public sealed record AppsView(
    IReadOnlyList<AppView> Apps, IReadOnlyList<NamedView> Purposes, IReadOnlyList<NamedView> Organisations, IReadOnlyList<NamedView> Networks);
