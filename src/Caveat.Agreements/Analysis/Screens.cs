using System.Collections.Immutable;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Analysis;

/// <summary>What the screeners at hand can find.</summary>
public sealed record Screens(ImmutableArray<UseId> Uses, ImmutableArray<DataKindId> Data);
