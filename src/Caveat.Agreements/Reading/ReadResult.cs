using System.Collections.Immutable;

namespace Caveat.Agreements.Reading;

/// <summary>What came of reading a document.</summary>
public abstract record ReadResult
{
    private ReadResult()
    {
    }

    public sealed record Parsed(Agreement Agreement) : ReadResult;

    /// <summary>Every fault that was found, in the order of the document.</summary>
    public sealed record Rejected(ImmutableArray<AgreementError> Errors) : ReadResult;
}
