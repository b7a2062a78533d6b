using System.Collections.Immutable;
using Caveat.Agreements.Registers;
using Caveat.Labels;

namespace Caveat.Agreements.Rules;

/// <summary>What a clause's rule block says: a closed set of forms, each about one dimension of an exchange.</summary>
public abstract record Rule
{
    private Rule()
    {
    }

    /// <summary><c>scope: network N</c> with <c>ceiling: MARKING</c>, and <c>unread: …</c> and <c>released: …</c> where it says more than refuse.</summary>
    public sealed record Scope(NetworkId Network, Grade Ceiling, WhenUnread Unread = WhenUnread.Refuse, WhenReleased Released = WhenReleased.Refuse) : Rule;

    /// <summary><c>permit: organisations …</c></summary>
    public sealed record PermitOrganisations(OrganisationSelection Organisations) : Rule;

    /// <summary><c>permit: nations …</c></summary>
    public sealed record PermitNations(ImmutableArray<NationCode> Nations) : Rule;

    /// <summary><c>permit: purposes …</c></summary>
    public sealed record PermitPurposes(ImmutableArray<PurposeId> Purposes) : Rule;

    /// <summary><c>permit: vendors …</c></summary>
    public sealed record PermitVendors(ImmutableArray<VendorId> Vendors) : Rule;

    /// <summary><c>permit: models …</c>; an agreement without such a clause permits every model of a permitted vendor.</summary>
    public sealed record PermitModels(ImmutableArray<ModelPattern> Models) : Rule;

    /// <summary><c>forbid: use U</c> with <c>when detected: …</c></summary>
    public sealed record ForbidUse(UseId Use, WhenDetected WhenDetected) : Rule;

    /// <summary><c>exclude: organisations …</c>: beats every permit.</summary>
    public sealed record ExcludeOrganisations(OrganisationSelection Organisations) : Rule;
}
