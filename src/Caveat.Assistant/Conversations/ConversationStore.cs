using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <summary>Conversations, their turns and folders: titles and content sealed per owner.</summary>
/// <remarks>Thread-safe. Every method asks whose it is: another's row is as absent as one that never was.</remarks>
/// <exception cref="System.Data.Common.DbException">The database cannot be reached or written.</exception>
/// <exception cref="System.Security.Cryptography.CryptographicException">A row is not what was sealed there.</exception>
public sealed partial class ConversationStore
{
    private const string MineById = " WHERE id = @Id AND owner = @Owner";

    private readonly AssistantDatabase _database;
    private readonly OwnerSeal _seal;
    private readonly LiveAnswers _live;
    private readonly TimeProvider _time;

    internal ConversationStore(AssistantDatabase database, OwnerSeal seal, LiveAnswers live, TimeProvider time)
    {
        _database = database;
        _seal = seal;
        _live = live;
        _time = time;
    }

    /// <summary>The pinned ones first, then the last used.</summary>
    public async Task<IReadOnlyList<Conversation>> ListAsync(OwnerId owner, bool archived, CancellationToken cancellationToken)
    {
        var rows = await _database.QueryAsync<ConversationRow>(
            $"SELECT {ConversationRow.Columns} FROM conversations WHERE owner = @Owner AND archived = @Archived ORDER BY pinned DESC, updated DESC, id",
            new { Owner = owner.Value, Archived = archived ? 1 : 0 }, cancellationToken).ConfigureAwait(false);
        return await OpenAllAsync(owner, rows, cancellationToken).ConfigureAwait(false);
    }

    /// <param name="title">Empty: the first words of its first question.</param>
    public async Task<Conversation> CreateAsync(OwnerId owner, string title, RowId? project, CancellationToken cancellationToken)
    {
        var id = RowId.New();
        var now = DateTimeOffset.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());
        var content = await SealAsync(owner, id, new ConversationContent(title, null), cancellationToken).ConfigureAwait(false);
        await _database.ExecuteAsync(
            """
            INSERT INTO conversations (id, owner, content, project, pinned, archived, created, updated, numbered)
            VALUES (@Id, @Owner, @Content, @Project, 0, 0, @Now, @Now, 0)
            """,
            new { Id = id.Value, Owner = owner.Value, Content = content, Project = project?.Value, Now = now.ToUnixTimeMilliseconds() },
            cancellationToken).ConfigureAwait(false);
        return new Conversation(id, title, now, now) { Project = project };
    }

    public async Task<Conversation?> FindAsync(OwnerId owner, RowId id, CancellationToken cancellationToken)
    {
        var rows = await _database.QueryAsync<ConversationRow>(
            $"SELECT {ConversationRow.Columns} FROM conversations{MineById}", new { Id = id.Value, Owner = owner.Value }, cancellationToken).ConfigureAwait(false);
        return rows is [var row] ? await row.OpenAsync(owner, _seal, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>Stores the title, folder, project, pin, archive and model of a conversation. A folder that is not there any more is left out.</summary>
    public async Task<bool> UpdateAsync(OwnerId owner, Conversation conversation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var content = await SealAsync(owner, conversation.Id, new ConversationContent(conversation.Title, conversation.Model), cancellationToken).ConfigureAwait(false);
        return await _database.ExecuteAsync(
            $"""
            UPDATE conversations SET content = @Content, project = @Project, pinned = @Pinned, archived = @Archived,
                folder = (SELECT id FROM folders WHERE id = @Folder AND owner = @Owner)
            {MineById}
            """,
            new
            {
                Id = conversation.Id.Value,
                Owner = owner.Value,
                Content = content,
                Project = conversation.Project?.Value,
                Pinned = conversation.Pinned ? 1 : 0,
                Archived = conversation.Archived ? 1 : 0,
                Folder = conversation.Folder?.Value,
            },
            cancellationToken).ConfigureAwait(false) > 0;
    }

    /// <summary>Deletes a conversation with its turns, and stops what arrives in it. Documents are not its own: see <see cref="DocumentsAsync"/>.</summary>
    public async Task<bool> DeleteAsync(OwnerId owner, RowId id, CancellationToken cancellationToken)
    {
        var deleted = await _database.ExecuteAsync($"DELETE FROM conversations{MineById}", new { Id = id.Value, Owner = owner.Value }, cancellationToken).ConfigureAwait(false) > 0;
        foreach (var answer in _live.All.Where(answer => answer.Conversation == id && answer.By.Owner == owner))
        {
            answer.Stop(TurnState.Stopped);
        }

        return deleted;
    }

    /// <summary>The documents that came with its turns on any branch, for whoever deletes it.</summary>
    public async Task<IReadOnlyList<RowId>> DocumentsAsync(OwnerId owner, RowId id, CancellationToken cancellationToken)
    {
        HashSet<RowId> documents = [];
        foreach (var row in await TurnsAsync(owner, id, cancellationToken).ConfigureAwait(false))
        {
            if (row.Speaker == Speaker.Person)
            {
                documents.UnionWith((await row.OpenAsync(owner, _seal, cancellationToken).ConfigureAwait(false)).Content.Documents);
            }
        }

        return [.. documents];
    }

    private async Task<IReadOnlyList<Conversation>> OpenAllAsync(OwnerId owner, IReadOnlyList<ConversationRow> rows, CancellationToken cancellationToken)
    {
        var opened = new Conversation[rows.Count];
        for (var i = 0; i < opened.Length; i++)
        {
            opened[i] = await rows[i].OpenAsync(owner, _seal, cancellationToken).ConfigureAwait(false);
        }

        return opened;
    }

    private ValueTask<byte[]> SealAsync(OwnerId owner, RowId id, ConversationContent content, CancellationToken cancellationToken) =>
        _seal.SealAsync(owner, $"conversation/{id}", SealedJson.Of(content), cancellationToken);
}
