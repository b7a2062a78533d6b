using Caveat.Assistant.Access;
using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Documents;

/// <summary>Finds the passages of documents that fit a question: BM25 of SQLite's FTS5, in memory.</summary>
public sealed class Retrieval
{
    /// <summary>The best passages first, numbered from <paramref name="firstNumber"/>; none above the reader's clearance is looked at.</summary>
    public Task<IReadOnlyList<Source>> FindAsync(SignedIn by, IReadOnlyList<RowId> documents, string question, int most, int firstNumber, CancellationToken cancellationToken) => throw new NotImplementedException();
}
