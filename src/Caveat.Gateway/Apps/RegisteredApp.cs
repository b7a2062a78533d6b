using Caveat.Agreements.Registers;
using Caveat.Gateway.Callers;

namespace Caveat.Gateway.Apps;

/// <summary>An app, its owner, and how much it has been used.</summary>
internal sealed record RegisteredApp
{
    public required KeyDigest Key { get; init; }

    public required SubjectDigest Owner { get; init; }

    public required AppId App { get; init; }

    public required PurposeId Purpose { get; init; }

    public required OrganisationId Organisation { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>Its key has ended; what it was stays on record.</summary>
    public bool IsRevoked { get; init; }

    public AppUse Used { get; init; }
}
