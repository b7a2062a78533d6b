using Caveat.Agreements;
using Caveat.Gateway.Callers;

namespace Caveat.Gateway.Consent;

/// <summary>What a subject last answered to one version of an agreement.</summary>
internal sealed record StoredConsent(SubjectDigest Subject, AgreementVersion Agreement, bool Accepted, Language Language, DateTimeOffset At);
