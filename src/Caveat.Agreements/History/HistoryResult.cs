using System.Collections.Immutable;

namespace Caveat.Agreements.History;

/// <summary>What came of verifying an agreement's versions.</summary>
public abstract record HistoryResult
{
    private HistoryResult()
    {
    }

    public sealed record Loaded(AgreementHistory History) : HistoryResult;

    /// <summary>Sentences, each naming the file and what to mend.</summary>
    public sealed record Rejected(ImmutableArray<string> Errors) : HistoryResult;
}
