using System.Collections.Immutable;
using Caveat.Agreements.Evaluation;

namespace Caveat.Gateway.Governing;

/// <summary>What came of putting instruments together.</summary>
public abstract record AssemblyResult
{
    private AssemblyResult()
    {
    }

    public sealed record Assembled(Instruments Instruments) : AssemblyResult;

    /// <summary>Sentences, each naming the document.</summary>
    public sealed record Rejected(ImmutableArray<string> Errors) : AssemblyResult;
}
