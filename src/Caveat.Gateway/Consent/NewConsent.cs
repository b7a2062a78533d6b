namespace Caveat.Gateway.Consent;

/// <summary>The body that accepts or declines a version.</summary>
/// <param name="Digest">Of the text that the person was shown.</param>
/// <param name="Language">In which it was shown; ISO 639-1.</param>
internal sealed record NewConsent(string Agreement, int Version, string Digest, bool Accepted, string Language);
