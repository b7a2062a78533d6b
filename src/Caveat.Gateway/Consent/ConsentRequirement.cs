using Caveat.Gateway.Callers;
using Caveat.Gateway.Declarations;
using Caveat.Gateway.Exchanges;
using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Consent;

/// <summary>No exchange of a signed-in person before that person has accepted the primary agreement's version in force, whatever page asks.</summary>
/// <remarks>Thread-safe; from memory. Fails closed: a consent that this replica has not heard of yet is none.</remarks>
internal sealed class ConsentRequirement(ApplicableAgreements agreements, ConsentDirectory directory)
{
    /// <returns>Null where nothing is missing. Without a version in force there is nothing to accept: then the decision refuses.</returns>
    public GatewayError? Missing(Caller caller, HttpRequest request) =>
        caller.IsSession && agreements.Primary is { } agreement && !directory.HasAccepted(caller, agreement.Digest)
            ? ConsentErrors.Required(agreement, AcceptedLanguage.For(request, caller))
            : null;
}
