using Caveat.Assistant.Access;
using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Documents;

/// <summary>Takes documents in: reads them, reads their markings, and keeps what may be kept, sealed per owner.</summary>
/// <remarks>Thread-safe. Content is untrusted. Nothing is sent anywhere by adding a document, and the file itself is not kept: only its text, in chunks.</remarks>
public sealed class DocumentDesk : IDisposable
{
    private readonly AssistantOptions _options;
    private readonly TimeProvider _time;
    private readonly DocumentStore _store;
    private readonly DocumentIntake _intake;

    public DocumentDesk(AssistantDatabase database, OwnerSeal seal, AssistantOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _store = new DocumentStore(database, seal);
        _intake = new DocumentIntake(options, time);
    }

    /// <param name="project">The project that the document is for; null for one of a conversation.</param>
    public async Task<AddResult> AddAsync(SignedIn by, string name, Stream content, RowId? project, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(content);
        return await BoundedContent.ReadAsync(content, _options.DocumentBytes, cancellationToken).ConfigureAwait(false) is { } read
            ? await AddAsync(by, name, read, project, cancellationToken).ConfigureAwait(false)
            : TooLarge(by, name);
    }

    public Task<StoredDocument?> FindAsync(OwnerId owner, RowId id, CancellationToken cancellationToken) => _store.FindAsync(owner, id, cancellationToken);

    public Task<IReadOnlyList<StoredDocument>> OfProjectAsync(OwnerId owner, RowId project, CancellationToken cancellationToken) =>
        _store.OfProjectAsync(owner, project, cancellationToken);

    /// <summary>Every chunk of a document, in its order; none where the owner has no such document.</summary>
    public Task<IReadOnlyList<Chunk>> ChunksAsync(OwnerId owner, RowId document, CancellationToken cancellationToken) =>
        _store.ChunksAsync(owner, document, cancellationToken);

    public Task<bool> DeleteAsync(OwnerId owner, RowId id, CancellationToken cancellationToken) => _store.DeleteAsync(owner, id, cancellationToken);

    public void Dispose() => _intake.Dispose();

    internal async Task<AddResult> AddAsync(SignedIn by, string name, ReadOnlyMemory<byte> content, RowId? project, CancellationToken cancellationToken)
    {
        var shown = ShownName.Of(name, by.Locale["documents.unnamed"]);
        switch (await _intake.ReadAsync(by, shown, content, cancellationToken).ConfigureAwait(false))
        {
            case IntakeResult.Read read:
                var document = new StoredDocument(RowId.New(), shown, read.Format, content.Length, read.Pages, read.Marking, _time.GetUtcNow()) { Project = project };
                await _store.AddAsync(by.Owner, document, ChunkBuilder.Build(document.Id, read.Paragraphs), cancellationToken).ConfigureAwait(false);
                return new AddResult.Added(document);
            case IntakeResult.Stopped stopped:
                return stopped.Why;
            case var other:
                throw new InvalidOperationException($"Reading a document gave {other}.");
        }
    }

    internal AddResult.Stopped TooLarge(SignedIn by, string name) => new(by.Locale.Fill(
        "documents.too-large", ShownName.Of(name, by.Locale["documents.unnamed"]), by.Locale.Bytes(_options.DocumentBytes)))
    {
        IsTooLarge = true,
    };
}
