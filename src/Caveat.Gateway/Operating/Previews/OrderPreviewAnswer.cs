namespace Caveat.Gateway.Operating.Previews;

/// <summary>What an order would do; nothing was changed by asking.</summary>
/// <param name="At">The time for which it is told, UTC: the order's full effect, or now where that has passed.</param>
/// <param name="Faults">Why it would not be accepted as it is; empty where it would.</param>
/// <param name="Substitute">What the order names in the place of what it stops.</param>
/// <param name="Affected">The registered callers for whom a model is lost or gained.</param>
/// <param name="NothingRemains">How many callers lose all that they may use.</param>
internal sealed record OrderPreviewAnswer(
    string Order,
    string Digest,
    string Effect,
    DateTime At,
    IReadOnlyList<string> Faults,
    string? Substitute,
    int Callers,
    int AffectedCallers,
    int NothingRemains,
    IReadOnlyList<AffectedGroup> Affected,
    VolumeItem Volume);
