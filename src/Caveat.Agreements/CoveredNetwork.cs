using Caveat.Agreements.Registers;
using Caveat.Labels;

namespace Caveat.Agreements;

/// <summary>A network that a clause brings into scope, and the highest label that may enter it.</summary>
public sealed record CoveredNetwork(NetworkId Id, string Name, Grade Ceiling, Clause Clause);
