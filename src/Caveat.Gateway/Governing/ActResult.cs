using System.Collections.Immutable;
using Caveat.Gateway.Storage.Submissions;

namespace Caveat.Gateway.Governing;

/// <summary>What came of submitting, confirming or withdrawing a document.</summary>
public abstract record ActResult
{
    private ActResult()
    {
    }

    public sealed record Done(StoredInstrument Instrument) : ActResult;

    /// <summary>The document does not verify; sentences.</summary>
    public sealed record Invalid(ImmutableArray<string> Errors) : ActResult;

    /// <summary>No document with this digest was submitted.</summary>
    public sealed record Unknown : ActResult;

    /// <summary>One sentence: it was submitted, confirmed or withdrawn before, or another text stands in its place.</summary>
    public sealed record Conflict(string Problem) : ActResult;

    /// <summary>It takes another person than the one who submitted it.</summary>
    public sealed record SamePerson : ActResult;
}
