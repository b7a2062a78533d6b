namespace Caveat.Agreements.Waivers;

/// <summary>A waiver in effect of which no notice is on record.</summary>
/// <param name="Deadline">Unless notice is on record before, the waiver lapses then, UTC.</param>
public sealed record DueNotice(Waiver Waiver, DateTimeOffset Deadline);
