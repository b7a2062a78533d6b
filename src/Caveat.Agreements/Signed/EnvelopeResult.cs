using System.Collections.Immutable;

namespace Caveat.Agreements.Signed;

/// <summary>What came of reading the envelope of an order or a waiver.</summary>
public abstract record EnvelopeResult<T>
    where T : class
{
    private EnvelopeResult()
    {
    }

    /// <summary>The envelope and the document in it are well formed; nothing is said yet about who signed.</summary>
    public sealed record Read(T Document) : EnvelopeResult<T>;

    /// <summary>Sentences, each naming the file.</summary>
    public sealed record Rejected(ImmutableArray<string> Errors) : EnvelopeResult<T>;
}
