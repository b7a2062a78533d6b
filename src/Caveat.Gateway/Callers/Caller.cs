using Caveat.Agreements;
using Caveat.Agreements.Registers;

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

    /// <summary>Whether the key is a session's, that a person opened by signing in.</summary>
    public bool IsSession { get; init; }

    /// <summary>The digest of the API key that it came with; the default value before it has one.</summary>
    public KeyDigest Key { get; init; }

    /// <summary>Bytes in a subject key.</summary>
    public const int SubjectKeySize = 32;

    /// <summary>Secret bytes that salt this subject's commitments; destroying them makes its entries unlinkable.</summary>
    public required byte[] SubjectKey { get; init; }
}
