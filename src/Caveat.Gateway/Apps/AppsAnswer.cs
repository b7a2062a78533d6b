using Caveat.Gateway.Consent;

namespace Caveat.Gateway.Apps;

/// <summary>The owner's apps, and for what another may be registered.</summary>
internal sealed record AppsAnswer(
    IReadOnlyList<AppItem> Apps, IReadOnlyList<NamedAnswer> Purposes, IReadOnlyList<NamedAnswer> Organisations, IReadOnlyList<NamedAnswer> Networks);
