namespace Caveat.Gateway.Consent;

/// <summary>Where the caller is, how high it goes there, and what everyone there agreed to.</summary>
/// <param name="Ceiling">The marking in full.</param>
/// <param name="LogKey">The log's verifier key (C2SP signed-note).</param>
/// <param name="Agreements">The one that brings the network into scope first.</param>
internal sealed record NetworkAnswer(NamedAnswer Network, string Ceiling, string LogKey, IReadOnlyList<AgreementAnswer> Agreements);
