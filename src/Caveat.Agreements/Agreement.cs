using System.Collections.Immutable;
using Caveat.Agreements.Registers;

namespace Caveat.Agreements;

/// <summary>One version of an agreement as read from its exact bytes. Immutable; safe to share.</summary>
/// <remarks>Reading proves form, not consent: only an <see cref="History.AgreementHistory"/> says that the parties signed.</remarks>
public sealed class Agreement
{
    internal Agreement(ReadOnlyMemory<byte> source)
    {
        Source = source;
        Digest = AgreementDigest.Of(source.Span);
    }

    public required AgreementId Id { get; init; }

    /// <summary>From 1; an amendment is the next number.</summary>
    public required int Version { get; init; }

    /// <summary>The digest of the version that this one amends; absent in version 1.</summary>
    public required AgreementDigest? Amends { get; init; }

    public required InForceInterval InForce { get; init; }

    public required string Title { get; init; }

    public required ImmutableArray<Party> Parties { get; init; }

    /// <summary>How many unique keys must sign; every party whose signature is required must be among them.</summary>
    public required int Threshold { get; init; }

    public required Register Register { get; init; }

    /// <summary>In the order of the document, which has no meaning for decisions.</summary>
    public required ImmutableArray<Clause> Clauses { get; init; }

    public required ImmutableArray<CoveredNetwork> CoveredNetworks { get; init; }

    /// <summary>The languages that clauses are written in, the first one foremost; empty where the document does not say.</summary>
    public ImmutableArray<Language> Languages { get; init; } = [];

    /// <summary>The agreements whose permits prevail over what this one says about organisations, nations, purposes, vendors and models.</summary>
    public ImmutableArray<AgreementId> YieldsTo { get; init; } = [];

    public Applicability AppliesTo { get; init; } = new Applicability.Everyone();

    /// <summary>An overlay restricts what another agreement permits: it permits nothing alone, and what its clauses do not permit or forbid is open.</summary>
    public bool IsOverlay { get; init; }

    /// <summary>The exact bytes that are signed and hashed.</summary>
    public ReadOnlyMemory<byte> Source { get; }

    public AgreementDigest Digest { get; }

    /// <summary>A draft has a party or a person whose key is still to come: it can be checked and shown, not signed.</summary>
    public bool IsDraft => Parties.Any(party => party.Key is null) || Register.People.Any(person => person.IsUnenrolled);

    public AgreementVersion Reference => new(Id, Version, Digest);

    public CoveredNetwork? FindNetwork(NetworkId id) => CoveredNetworks.FirstOrDefault(network => network.Id == id);
}
