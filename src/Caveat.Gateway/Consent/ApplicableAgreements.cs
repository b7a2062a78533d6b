using System.Collections.Immutable;
using Caveat.Agreements;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Governing;
using Caveat.Gateway.Providers;
using Caveat.Labels;

namespace Caveat.Gateway.Consent;

/// <summary>The agreements in force now that are about a caller. Thread-safe.</summary>
internal sealed class ApplicableAgreements(AgreementId primary, NetworkId network, GoverningInstruments governing, ModelCatalogue catalogue, TimeProvider time)
{
    /// <summary>The version in force of the agreement that brings the network into scope; null while none is, and then every exchange is refused.</summary>
    /// <remarks>For the request path: allocates nothing.</remarks>
    public Agreement? Primary
    {
        get
        {
            foreach (var agreement in governing.Now.Agreements)
            {
                if (agreement.History.Id == primary)
                {
                    return agreement.History.InForceAt(time.GetUtcNow());
                }
            }

            return null;
        }
    }

    /// <summary>The primary one first: as it brings the network into scope, it is about everyone there.</summary>
    public IReadOnlyList<Agreement> For(Caller caller)
    {
        var now = time.GetUtcNow();
        var others = governing.Now.Agreements
            .Where(agreement => agreement.History.Id != primary)
            .Select(agreement => agreement.History.InForceAt(now))
            .OfType<Agreement>()
            .Where(agreement => IsAbout(agreement, caller))
            .OrderBy(agreement => agreement.Id.Value, StringComparer.Ordinal);
        return [.. Primary is { } first ? [first] : ImmutableArray<Agreement>.Empty, .. others];
    }

    /// <summary>The network as the primary agreement names it, in the version in force or the last that was.</summary>
    public CoveredNetwork Network
    {
        get
        {
            var agreement = governing.Now.Agreements.First(history => history.History.Id == primary).At(time.GetUtcNow()).Agreement;
            return agreement.FindNetwork(network) ?? throw new InvalidOperationException($"The agreement \"{primary}\" no longer covers the network \"{network}\".");
        }
    }

    /// <summary>The lowest ceiling that any of these sets: strictest wins.</summary>
    public Grade CeilingUnder(IReadOnlyList<Agreement> agreements)
    {
        var now = time.GetUtcNow();
        var ceiling = Network.CeilingAt(now);
        foreach (var covered in agreements.Select(agreement => agreement.FindNetwork(network)).OfType<CoveredNetwork>())
        {
            ceiling = ceiling.Exceeds(covered.CeilingAt(now)) ? covered.CeilingAt(now) : ceiling;
        }

        return ceiling;
    }

    private bool IsAbout(Agreement agreement, Caller caller) => agreement.AppliesTo switch
    {
        Applicability.ToNations nations => nations.Values.Contains(caller.Nation),
        // Whoever may choose a vendor's model here is told the vendor's terms.
        Applicability.ToVendors vendors => catalogue.Providers.Any(provider => vendors.Values.Contains(provider.Vendor)),
        Applicability.ToOrganisations organisations => IsIn(organisations.Selection, agreement.Register, caller.Organisation),
        _ => true,
    };

    private static bool IsIn(OrganisationSelection selection, Register register, OrganisationId id) =>
        OrganisationLine.Upwards(register, id).Any(organisation => selection.Ids.Contains(organisation.Id) || selection.Kinds.Contains(organisation.Kind));
}
