using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <summary>Conversations, their turns and folders: titles and content sealed per owner.</summary>
/// <remarks>Thread-safe. Every method asks whose it is: another's row is as absent as one that never was.</remarks>
public sealed class ConversationStore
{
    public Task<IReadOnlyList<Conversation>> ListAsync(OwnerId owner, bool archived, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<IReadOnlyList<Folder>> FoldersAsync(OwnerId owner, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Folder> AddFolderAsync(OwnerId owner, string name, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<bool> RenameFolderAsync(OwnerId owner, RowId folder, string name, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Removes a folder; its conversations stay, without one.</summary>
    public Task<bool> RemoveFolderAsync(OwnerId owner, RowId folder, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Conversation> CreateAsync(OwnerId owner, string title, RowId? project, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Conversation?> FindAsync(OwnerId owner, RowId id, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Stores the title, folder, project, pin, archive and model of a conversation.</summary>
    public Task<bool> UpdateAsync(OwnerId owner, Conversation conversation, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<bool> DeleteAsync(OwnerId owner, RowId id, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The branch that ends at the conversation's leaf.</summary>
    public Task<OpenConversation?> OpenAsync(OwnerId owner, RowId id, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Shows the newest branch through a turn.</summary>
    public Task<bool> SelectAsync(OwnerId owner, RowId id, RowId turn, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Turn?> FindTurnAsync(OwnerId owner, RowId turn, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Full-text search over titles and turns: every word of the query occurs, whatever its case or accents. Newest first.</summary>
    public Task<IReadOnlyList<SearchHit>> SearchAsync(OwnerId owner, string query, int most, CancellationToken cancellationToken) => throw new NotImplementedException();
}
