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

    /// <summary>The registered application whose key it is; the default value for a person's own.</summary>
    public AppId App { get; init; }

    public CallerRole Role { get; init; } = CallerRole.Caller;

    /// <summary>Bytes in a subject key.</summary>
    public const int SubjectKeySize = 32;

    /// <summary>Secret bytes that salt this subject's commitments; destroying them makes its entries unlinkable.</summary>
    public required byte[] SubjectKey { get; init; }
}
