namespace Caveat.Gateway.Consent;

/// <summary>What proves that a consent is in the log.</summary>
internal sealed record ConsentAnswer(string Receipt);
