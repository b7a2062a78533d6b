using System.Collections.Immutable;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements;

/// <summary>Whose exchanges an agreement is about: <c>applies-to</c> in its front matter.</summary>
public abstract record Applicability
{
    private Applicability()
    {
    }

    /// <summary>Everyone's; the default.</summary>
    public sealed record Everyone : Applicability;

    public sealed record ToNations(ImmutableArray<NationCode> Values) : Applicability;

    public sealed record ToVendors(ImmutableArray<VendorId> Values) : Applicability;

    public sealed record ToOrganisations(OrganisationSelection Selection) : Applicability;
}
