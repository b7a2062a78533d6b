using System.Text;
using Caveat.Assistant.Storage;
using Dapper;

namespace Caveat.Assistant.Conversations;

/// <content>Folders: a name, and nothing else; conversations say which they are in.</content>
public sealed partial class ConversationStore
{
    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<Folder>> FoldersAsync(OwnerId owner, CancellationToken cancellationToken)
    {
        var rows = await _database.QueryAsync<FolderRow>("SELECT id, content FROM folders WHERE owner = @Owner", new { Owner = owner.Value }, cancellationToken).ConfigureAwait(false);
        List<Folder> folders = [];
        foreach (var row in rows)
        {
            var name = await _seal.OpenAsync(owner, $"folder/{row.Id}", row.Content, cancellationToken).ConfigureAwait(false);
            folders.Add(new Folder(RowId.Parse(row.Id), Encoding.UTF8.GetString(name)));
        }

        folders.Sort((a, b) => string.CompareOrdinal(SearchText.Fold(a.Name), SearchText.Fold(b.Name)));
        return folders;
    }

    public async Task<Folder> AddFolderAsync(OwnerId owner, string name, CancellationToken cancellationToken)
    {
        var id = RowId.New();
        await _database.ExecuteAsync(
            "INSERT INTO folders (id, owner, content) VALUES (@Id, @Owner, @Content)",
            new { Id = id.Value, Owner = owner.Value, Content = await SealNameAsync(owner, id, name, cancellationToken).ConfigureAwait(false) },
            cancellationToken).ConfigureAwait(false);
        return new Folder(id, name);
    }

    public async Task<bool> RenameFolderAsync(OwnerId owner, RowId folder, string name, CancellationToken cancellationToken) =>
        await _database.ExecuteAsync(
            $"UPDATE folders SET content = @Content{MineById}",
            new { Id = folder.Value, Owner = owner.Value, Content = await SealNameAsync(owner, folder, name, cancellationToken).ConfigureAwait(false) },
            cancellationToken).ConfigureAwait(false) > 0;

    /// <summary>Removes a folder; its conversations stay, without one.</summary>
    public Task<bool> RemoveFolderAsync(OwnerId owner, RowId folder, CancellationToken cancellationToken) => _database.WriteAsync(
        async (connection, transaction) =>
        {
            var values = new { Id = folder.Value, Owner = owner.Value };
            await connection.ExecuteAsync("UPDATE conversations SET folder = NULL WHERE folder = @Id AND owner = @Owner", values, transaction).ConfigureAwait(false);
            return await connection.ExecuteAsync($"DELETE FROM folders{MineById}", values, transaction).ConfigureAwait(false) > 0;
        },
        cancellationToken);

    private ValueTask<byte[]> SealNameAsync(OwnerId owner, RowId folder, string name, CancellationToken cancellationToken) =>
        _seal.SealAsync(owner, $"folder/{folder}", Encoding.UTF8.GetBytes(name), cancellationToken);

    private sealed class FolderRow
    {
        public required string Id { get; init; }

        public byte[] Content { get; init; } = [];
    }
}
