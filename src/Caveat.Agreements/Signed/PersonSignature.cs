using Caveat.Agreements.History;
using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Signed;

/// <summary>One person and the state of their signature.</summary>
public sealed record PersonSignature(Person Person, SignatureState State);
