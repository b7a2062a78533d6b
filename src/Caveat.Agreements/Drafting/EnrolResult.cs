using System.Collections.Immutable;
using Caveat.Agreements.Reading;

namespace Caveat.Agreements.Drafting;

/// <summary>What came of filling in a draft.</summary>
public abstract record EnrolResult
{
    private EnrolResult()
    {
    }

    /// <summary>The document with keys and hash filled in and every other byte as it was.</summary>
    public sealed record Enrolled(ReadOnlyMemory<byte> Document) : EnrolResult;

    public sealed record Rejected(ImmutableArray<AgreementError> Errors) : EnrolResult;
}
