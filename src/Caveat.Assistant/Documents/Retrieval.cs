using Caveat.Assistant.Access;
using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Documents;

/// <summary>Finds the passages of documents that fit a question: BM25 of SQLite's FTS5, in memory.</summary>
/// <remarks>Thread-safe. What the index holds never reaches a disk.</remarks>
public sealed class Retrieval(DocumentDesk desk) : IDisposable
{
    /// <summary>The characters of all passages of one answer together: what a small model still reads.</summary>
    private const int MostCharacters = 12_000;

    private readonly IndexShelf _shelf = new();

    /// <summary>The best passages first, numbered from <paramref name="firstNumber"/>; none above the reader's clearance is looked at.</summary>
    /// <remarks>A question about the whole, and one that no passage fits, gets passages spread over the documents.</remarks>
    public async Task<IReadOnlyList<Source>> FindAsync(SignedIn by, IReadOnlyList<RowId> documents, string question, int most, int firstNumber, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(question);
        // Asked for each time: what was deleted, here or on another replica, is not found in an index that is still kept.
        var names = new Dictionary<RowId, string>();
        foreach (var id in documents)
        {
            if (!names.ContainsKey(id) && await desk.FindAsync(by.Owner, id, cancellationToken).ConfigureAwait(false) is { } document)
            {
                names.Add(id, document.Name);
            }
        }

        if (names.Count == 0 || most <= 0)
        {
            return [];
        }

        var key = $"{by.Owner}/{by.Caller.Clearance}/{string.Join('/', names.Keys)}";
        var index = _shelf.Take(key) ?? await BuildAsync(by, names.Keys, cancellationToken).ConfigureAwait(false);
        try
        {
            var number = firstNumber;
            return [.. Choose(index, QuestionTerms.Of(question), most).Select(chunk =>
                new Source(number++, chunk.Document, names[chunk.Document], chunk.Id, chunk.Page, chunk.Paragraph, chunk.Text, chunk.Marking))];
        }
        finally
        {
            _shelf.Put(key, index);
        }
    }

    public void Dispose() => _shelf.Dispose();

    private async Task<ChunkIndex> BuildAsync(SignedIn by, IEnumerable<RowId> documents, CancellationToken cancellationToken)
    {
        var clearance = MarkingLimit.Read(by.Caller.Clearance);
        var visible = new List<Chunk>();
        foreach (var id in documents)
        {
            var chunks = await desk.ChunksAsync(by.Owner, id, cancellationToken).ConfigureAwait(false);
            // INVARIANT: no index holds a chunk above the clearance in its key.
            visible.AddRange(chunks.Where(chunk => clearance.Admits(chunk.Marking)));
        }

        return new ChunkIndex(visible);
    }

    private static List<Chunk> Choose(ChunkIndex index, QuestionTerms question, int most)
    {
        // Of a question about the whole that also names something, half is for what it names.
        var chosen = new List<Chunk>(index.Best(question, question.IsAboutWhole ? (most + 1) / 2 : most));
        if (question.IsAboutWhole || chosen.Count == 0)
        {
            var found = chosen.Select(chunk => chunk.Id).ToHashSet();
            chosen.AddRange(SpreadChunks.Of(index.Chunks, most).Where(chunk => !found.Contains(chunk.Id)).Take(most - chosen.Count));
        }

        var length = 0;
        return [.. chosen.TakeWhile(chunk => (length += chunk.Text.Length) <= MostCharacters)];
    }
}
