using Caveat.Assistant.Access;
using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Documents;

/// <summary>Takes documents in: reads them, reads their markings, and keeps what may be kept, sealed per owner.</summary>
/// <remarks>Thread-safe. Content is untrusted. Nothing is sent anywhere by adding a document.</remarks>
public sealed class DocumentDesk
{
    /// <param name="project">The project that the document is for; null for one of a conversation.</param>
    public Task<AddResult> AddAsync(SignedIn by, string name, Stream content, RowId? project, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<StoredDocument?> FindAsync(OwnerId owner, RowId id, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<IReadOnlyList<StoredDocument>> OfProjectAsync(OwnerId owner, RowId project, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Every chunk of a document, in its order.</summary>
    public Task<IReadOnlyList<Chunk>> ChunksAsync(OwnerId owner, RowId document, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<bool> DeleteAsync(OwnerId owner, RowId id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
