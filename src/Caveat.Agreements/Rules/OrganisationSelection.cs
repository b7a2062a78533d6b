using System.Collections.Immutable;
using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Rules;

/// <summary>Organisations named by id or by kind; the children of each are meant too. Exactly one of the lists is not empty.</summary>
public sealed record OrganisationSelection(ImmutableArray<OrganisationId> Ids, ImmutableArray<OrganisationKind> Kinds);
