namespace Caveat.Gateway.Operating.Previews;

/// <summary>Exchanges of the last 30 days that were permitted and that the order would meet, as this instance's log has them.</summary>
/// <param name="Note">What the figures do not cover; absent where they cover all.</param>
internal sealed record VolumeItem(
    string Log,
    DateTime From,
    DateTime Until,
    long EntriesRead,
    bool Complete,
    string? Note,
    long Exchanges,
    IReadOnlyList<CountItem> Days,
    IReadOnlyList<CountItem> Organisations,
    IReadOnlyList<CountItem> Models);
