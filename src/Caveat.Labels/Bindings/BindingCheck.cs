using System.Collections.Immutable;
using Caveat.Labels.Bindings.Signatures;

namespace Caveat.Labels.Bindings;

/// <summary>What a verifier found out about a binding.</summary>
/// <param name="Faults">One sentence for each thing that does not hold: changed or missing data, an unreadable label, a broken signature. Empty when all holds.</param>
public sealed record BindingCheck(ImmutableArray<SignatureCheck> Signatures, ImmutableArray<string> Faults)
{
    public bool Holds => Faults.IsEmpty;
}
