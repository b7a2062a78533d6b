using System.Collections.Immutable;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Labels;

namespace Caveat.Agreements.Evaluation;

/// <summary>All that a decision may depend on. Recorded with every decision, so that it can be made again.</summary>
public readonly record struct ExchangeFacts
{
    public required DateTimeOffset Time { get; init; }

    public required NetworkId Network { get; init; }

    public required OrganisationId Organisation { get; init; }

    public required NationCode Nation { get; init; }

    public required PurposeId Purpose { get; init; }

    public required VendorId Vendor { get; init; }

    /// <summary>The model, with or without its vendor in front: <c>built-in/quote</c>.</summary>
    public required ModelName Model { get; init; }

    /// <summary>The highest label in force that was read or declared.</summary>
    public required Grade Grade { get; init; }

    /// <summary>The highest marking that stands under a legend which released it; it does not count into <see cref="Grade"/>.</summary>
    public Grade Released { get; init; }

    /// <summary>Whether a part of the exchange could not be read.</summary>
    public bool Unread { get; init; }

    /// <summary>The uses that screeners found, each once; their order has no meaning.</summary>
    public required ImmutableArray<UseId> Findings { get; init; }
}
