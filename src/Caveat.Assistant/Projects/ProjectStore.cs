using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Projects;

/// <summary>A caller's projects; all their words are sealed.</summary>
public sealed class ProjectStore
{
    public Task<IReadOnlyList<Project>> ListAsync(OwnerId owner, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Project?> FindAsync(OwnerId owner, RowId id, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Project> AddAsync(OwnerId owner, string name, string instructions, string purpose, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<bool> UpdateAsync(OwnerId owner, Project project, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Removes a project with its documents; its conversations stay, without one.</summary>
    public Task<bool> DeleteAsync(OwnerId owner, RowId id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
