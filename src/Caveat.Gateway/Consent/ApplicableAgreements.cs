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

    /// <summary>The network by the name that the agreement in force gives it, or the last that did.</summary>
    public NamedAnswer Network
    {
        get
        {
            var now = time.GetUtcNow();
            var covered = governing.Now.Agreements.First(agreement => agreement.History.Id == primary).History.Versions
                .Where(version => version.Agreement.InForce.From <= now)
                .Select(version => version.Agreement.FindNetwork(network))
                .OfType<CoveredNetwork>()
                .LastOrDefault();
            return new NamedAnswer(network.Value, covered?.Name ?? network.Value);
        }
    }

    /// <summary>The lowest ceiling that any of these sets: strictest wins. Fails closed: where none of them covers the network, nothing marked may enter.</summary>
    public Grade CeilingUnder(IReadOnlyList<Agreement> agreements)
    {
        Grade? lowest = null;
        foreach (var covered in agreements.Select(agreement => agreement.FindNetwork(network)).OfType<CoveredNetwork>())
        {
            var ceiling = covered.CeilingAt(time.GetUtcNow());
            lowest = lowest is { } known && !known.Exceeds(ceiling) ? known : ceiling;
        }

        return lowest ?? Grade.Unmarked;
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
