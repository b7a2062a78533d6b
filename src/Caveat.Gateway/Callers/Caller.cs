using Caveat.Agreements;
using Caveat.Agreements.Registers;
using Caveat.Labels;

namespace Caveat.Gateway.Callers;

/// <summary>Who asks: an authenticated subject and what the agreement judges it by.</summary>
/// <remarks>Immutable; comes from the caller store, never from the request.</remarks>
public sealed record Caller
{
    /// <summary>The subject's name, for people. It never enters a ledger entry in clear.</summary>
    public required string Name { get; init; }

    public required OrganisationId Organisation { get; init; }

    public required NationCode Nation { get; init; }

    public required PurposeId Purpose { get; init; }

    public CallerRoles Roles { get; init; } = CallerRoles.Caller;

    /// <summary>The app that the key was given to; the default value for a key of a person.</summary>
    public AppId App { get; init; }

    /// <summary>The person of the agreement whose key this is; null where it names none.</summary>
    public PersonId? Person { get; init; }

    /// <summary>The language of refusals; the default value for the agreement's first.</summary>
    public Language Language { get; init; }

    /// <summary>The highest grade that it may see; null for the network's ceiling.</summary>
    public Grade? Clearance { get; init; }

    /// <summary>The digest of the caller's own API key, also in a session; the default value before it has one.</summary>
    /// <remarks>Reviews and limits go by it, so that signing in again neither loses the one nor renews the other.</remarks>
    public KeyDigest Key { get; init; }

    /// <summary>The digest of the session's key that it came with; null where it came with its own.</summary>
    public KeyDigest? Session { get; init; }

    /// <summary>When the session ends; null where it came with its own key, which has no end.</summary>
    public DateTimeOffset? Expires { get; init; }

    public bool IsSession => Session is not null;

    /// <summary>Bytes in a subject key.</summary>
    public const int SubjectKeySize = 32;

    /// <summary>Secret bytes that salt this subject's commitments; destroying them makes its entries unlinkable.</summary>
    public required byte[] SubjectKey { get; init; }
}
