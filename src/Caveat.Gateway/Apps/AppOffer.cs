using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Consent;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Providers;
using Caveat.Screening.Reading;

namespace Caveat.Gateway.Apps;

/// <summary>For what an owner may register an app now: decided by the function that decides exchanges, for a text in which nothing is found.</summary>
internal sealed class AppOffer(ApplicableAgreements agreements, ModelCatalogue catalogue, Judge judge)
{
    private static readonly TextReading NothingRead = new();

    /// <summary>The owner's own organisation and those under it, as the agreements in force name them.</summary>
    public IReadOnlyList<Organisation> OrganisationsOf(Caller owner) =>
    [
        .. agreements.For(owner)
            .SelectMany(agreement => agreement.Register.Organisations
                .Where(organisation => OrganisationLine.Upwards(agreement.Register, organisation.Id).Any(above => above.Id == owner.Organisation)))
            .DistinctBy(organisation => organisation.Id),
    ];

    /// <summary>The purposes of the agreements in force, whether or not they are permitted.</summary>
    public IReadOnlyList<Purpose> PurposesOf(Caller owner) =>
        [.. agreements.For(owner).SelectMany(agreement => agreement.Register.Purposes).DistinctBy(purpose => purpose.Id)];

    /// <summary>Whether any model here would answer an app of this owner.</summary>
    public bool IsPermitted(Caller owner, OrganisationId organisation, PurposeId purpose)
    {
        var app = owner with { Organisation = organisation, Purpose = purpose };
        // What people may still approve can be asked for.
        return catalogue.Routes.Any(route => route.Providers.Any(
            provider => judge.Decide(judge.Facts(app, provider, route.Model, NothingRead)) is not Decision.Refused));
    }
}
