namespace Caveat.Agreements.Waivers;

/// <summary>The record that notice of a waiver was given.</summary>
/// <param name="Waiver">The hash of the waiver's bytes, so that a notice is never taken for another's.</param>
/// <param name="Given">When it was put on record, UTC.</param>
public readonly record struct WaiverNotice(AgreementDigest Waiver, DateTimeOffset Given);
