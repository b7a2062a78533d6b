using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <summary>A conversation as it is stored, still sealed.</summary>
internal sealed class ConversationRow
{
    public const string Columns = "id, content, folder, project, pinned, archived, created, updated, leaf";

    public required string Id { get; init; }

    public byte[] Content { get; init; } = [];

    public string? Folder { get; init; }

    public string? Project { get; init; }

    public int Pinned { get; init; }

    public int Archived { get; init; }

    public long Created { get; init; }

    public long Updated { get; init; }

    public string? Leaf { get; init; }

    public async ValueTask<Conversation> OpenAsync(OwnerId owner, OwnerSeal seal, CancellationToken cancellationToken)
    {
        var content = SealedJson.Conversation(await seal.OpenAsync(owner, $"conversation/{Id}", Content, cancellationToken).ConfigureAwait(false));
        return new Conversation(
            RowId.Parse(Id), content.Title, DateTimeOffset.FromUnixTimeMilliseconds(Created), DateTimeOffset.FromUnixTimeMilliseconds(Updated), ToId(Leaf))
        {
            Folder = ToId(Folder),
            Project = ToId(Project),
            Pinned = Pinned != 0,
            Archived = Archived != 0,
            Model = content.Model,
        };
    }

    private static RowId? ToId(string? text) => text is null ? null : RowId.Parse(text);
}
