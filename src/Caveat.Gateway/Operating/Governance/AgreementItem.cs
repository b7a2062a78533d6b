namespace Caveat.Gateway.Operating.Governance;

/// <summary>An agreement and all its versions that are known here.</summary>
internal sealed record AgreementItem(string Id, bool Overlay, IReadOnlyList<VersionItem> Versions);
