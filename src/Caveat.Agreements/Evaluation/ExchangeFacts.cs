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

    /// <summary>The provider that would answer; the default value where none is chosen.</summary>
    public ProviderId Provider { get; init; }

    /// <summary>The nation in which the provider runs, as the operator declares it; the default value where it does not.</summary>
    public NationCode Location { get; init; }

    /// <summary>The registered application that asks; the default value where a person does.</summary>
    public AppId App { get; init; }

    /// <summary>Whether the conversation goes on: an answer of a model is in the prompt already.</summary>
    public bool Continues { get; init; }

    /// <summary>Whether the decision is about an answer, not about a prompt.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>Kinds of data that screening found, each once; the default value means none.</summary>
    public ImmutableArray<DataKindId> Data { get; init; }

    /// <summary>Those of <see cref="Data"/> that stand where nothing can be taken out of them, such as in a document; the default value means none.</summary>
    public ImmutableArray<DataKindId> Irremovable { get; init; }

    /// <summary>Names of the tools that the answer calls, each once, in the order of their first call; the default value means none.</summary>
    public ImmutableArray<string> Tools { get; init; }

    /// <summary>What the caller declares, each once; the default value means nothing.</summary>
    public ImmutableArray<DeclarationId> Declarations { get; init; }

    /// <summary>Clauses for which people have approved exactly this content; the default value means none.</summary>
    public ImmutableArray<ClauseReference> Approved { get; init; }

    /// <summary>Limits that are used up; the default value means none.</summary>
    public ImmutableArray<ClauseReference> Exhausted { get; init; }
}
