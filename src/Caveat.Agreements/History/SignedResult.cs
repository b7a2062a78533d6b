using System.Collections.Immutable;

namespace Caveat.Agreements.History;

/// <summary>What came of reading an envelope.</summary>
public abstract record SignedResult
{
    private SignedResult()
    {
    }

    /// <summary>The envelope and the document in it are well formed; nothing is said yet about who signed.</summary>
    public sealed record Read(SignedAgreement Document) : SignedResult;

    /// <summary>Sentences, each naming the file.</summary>
    public sealed record Rejected(ImmutableArray<string> Errors) : SignedResult;
}
