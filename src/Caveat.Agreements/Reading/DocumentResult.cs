using System.Collections.Immutable;

namespace Caveat.Agreements.Reading;

/// <summary>What came of reading an order or a waiver.</summary>
public abstract record DocumentResult<T>
    where T : class
{
    private DocumentResult()
    {
    }

    public sealed record Parsed(T Document) : DocumentResult<T>;

    /// <summary>Every fault that was found, in the order of the document.</summary>
    public sealed record Rejected(ImmutableArray<AgreementError> Errors) : DocumentResult<T>;
}
