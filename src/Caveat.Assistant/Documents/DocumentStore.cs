using System.Text.Json;
using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Documents;

/// <summary>Documents in the database: every word of theirs sealed under their owner's key, and every query by owner.</summary>
/// <remarks>Thread-safe. A document and its chunks are one row: a crash leaves both or neither.</remarks>
internal sealed class DocumentStore(AssistantDatabase database, OwnerSeal seal)
{
    private const string Columns = "SELECT id, project, added, description FROM documents WHERE owner = @Owner";

    public async Task AddAsync(OwnerId owner, StoredDocument document, IReadOnlyList<Chunk> chunks, CancellationToken cancellationToken)
    {
        var id = document.Id;
        var description = new DocumentDescription(document.Name, document.Format, document.Bytes, document.Pages, document.Marking);
        var contents = chunks.Select(chunk => new ChunkContent(chunk.Id.Value, chunk.Page, chunk.Paragraph, chunk.Text, chunk.Marking));
        var values = new
        {
            Id = id.Value,
            Owner = owner.Value,
            Project = document.Project?.Value,
            Added = document.Added.ToUnixTimeMilliseconds(),
            Description = await seal.SealAsync(owner, Row(id), JsonSerializer.SerializeToUtf8Bytes(description), cancellationToken).ConfigureAwait(false),
            Chunks = await seal.SealAsync(owner, ChunkRow(id), JsonSerializer.SerializeToUtf8Bytes(contents), cancellationToken).ConfigureAwait(false),
        };
        await database.ExecuteAsync(
            "INSERT INTO documents (id, owner, project, added, description, chunks) VALUES (@Id, @Owner, @Project, @Added, @Description, @Chunks)",
            values,
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<StoredDocument?> FindAsync(OwnerId owner, RowId id, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<DocumentRow>(Columns + " AND id = @Id", new { Owner = owner.Value, Id = id.Value }, cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? null : await OpenAsync(owner, rows[0], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The documents of a project, oldest first.</summary>
    public async Task<IReadOnlyList<StoredDocument>> OfProjectAsync(OwnerId owner, RowId project, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<DocumentRow>(
            Columns + " AND project = @Project ORDER BY added, id", new { Owner = owner.Value, Project = project.Value }, cancellationToken).ConfigureAwait(false);
        var documents = new List<StoredDocument>(rows.Count);
        foreach (var row in rows)
        {
            documents.Add(await OpenAsync(owner, row, cancellationToken).ConfigureAwait(false));
        }

        return documents;
    }

    /// <summary>Every chunk in order; none where there is no such document of this owner's.</summary>
    public async Task<IReadOnlyList<Chunk>> ChunksAsync(OwnerId owner, RowId document, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<byte[]>(
            "SELECT chunks FROM documents WHERE owner = @Owner AND id = @Id", new { Owner = owner.Value, Id = document.Value }, cancellationToken).ConfigureAwait(false);
        if (rows.Count == 0)
        {
            return [];
        }

        var opened = await seal.OpenAsync(owner, ChunkRow(document), rows[0], cancellationToken).ConfigureAwait(false);
        var contents = JsonSerializer.Deserialize<ChunkContent[]>(opened)!;
        return [.. contents.Select((chunk, sequence) => new Chunk(RowId.Parse(chunk.Id), document, sequence, chunk.Page, chunk.Paragraph, chunk.Text, chunk.Marking))];
    }

    public async Task<bool> DeleteAsync(OwnerId owner, RowId id, CancellationToken cancellationToken) =>
        await database.ExecuteAsync("DELETE FROM documents WHERE owner = @Owner AND id = @Id", new { Owner = owner.Value, Id = id.Value }, cancellationToken).ConfigureAwait(false) > 0;

    private async Task<StoredDocument> OpenAsync(OwnerId owner, DocumentRow row, CancellationToken cancellationToken)
    {
        var id = RowId.Parse(row.Id);
        var opened = await seal.OpenAsync(owner, Row(id), row.Description, cancellationToken).ConfigureAwait(false);
        var description = JsonSerializer.Deserialize<DocumentDescription>(opened)!;
        return new StoredDocument(
            id, description.Name, description.Format, description.Bytes, description.Pages, description.Marking, DateTimeOffset.FromUnixTimeMilliseconds(row.Added))
        {
            Project = row.Project is null ? null : RowId.Parse(row.Project),
        };
    }

    private static string Row(RowId id) => $"document/{id}";

    private static string ChunkRow(RowId id) => $"document/{id}/chunks";
}
