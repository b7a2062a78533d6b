using Caveat.Assistant.Documents;
using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Projects;

/// <summary>A caller's projects; all their words are sealed.</summary>
public sealed class ProjectStore
{
    private readonly SealedRows<ProjectWords> _rows;
    private readonly AssistantDatabase _database;
    private readonly DocumentDesk _documents;

    public ProjectStore(AssistantDatabase database, OwnerSeal seal, DocumentDesk documents, TimeProvider time)
    {
        _rows = new SealedRows<ProjectWords>(database, seal, time, "projects", ProjectJson.Default.ProjectWords);
        _database = database;
        _documents = documents;
    }

    public async Task<IReadOnlyList<Project>> ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        [.. (await _rows.ListAsync(owner, cancellationToken).ConfigureAwait(false)).Select(row => Of(row.Id, row.Created, row.Content))];

    public async Task<Project?> FindAsync(OwnerId owner, RowId id, CancellationToken cancellationToken) =>
        await _rows.FindAsync(owner, id, cancellationToken).ConfigureAwait(false) is { } row ? Of(row.Id, row.Created, row.Content) : null;

    public async Task<Project> AddAsync(OwnerId owner, string name, string instructions, string purpose, CancellationToken cancellationToken)
    {
        var words = new ProjectWords(name, instructions, purpose);
        var (id, created) = await _rows.AddAsync(owner, words, cancellationToken).ConfigureAwait(false);
        return Of(id, created, words);
    }

    public Task<bool> UpdateAsync(OwnerId owner, Project project, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(project);
        return _rows.UpdateAsync(owner, project.Id, new ProjectWords(project.Name, project.Instructions, project.Purpose), cancellationToken);
    }

    /// <summary>Removes a project with its documents; its conversations stay, without one.</summary>
    /// <remarks>The project goes last: after a crash it is still there, and can be removed again.</remarks>
    public async Task<bool> DeleteAsync(OwnerId owner, RowId id, CancellationToken cancellationToken)
    {
        foreach (var document in await _documents.OfProjectAsync(owner, id, cancellationToken).ConfigureAwait(false))
        {
            await _documents.DeleteAsync(owner, document.Id, cancellationToken).ConfigureAwait(false);
        }

        await _database.ExecuteAsync(
            "UPDATE conversations SET project = NULL WHERE owner = @Owner AND project = @Id", new { Owner = owner.Value, Id = id.Value }, cancellationToken).ConfigureAwait(false);
        return await _rows.DeleteAsync(owner, id, cancellationToken).ConfigureAwait(false);
    }

    private static Project Of(RowId id, DateTimeOffset created, ProjectWords words) => new(id, words.Name, words.Instructions, words.Purpose, created);
}
