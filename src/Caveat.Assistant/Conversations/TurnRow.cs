using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <summary>A turn as it is stored, still sealed.</summary>
internal sealed class TurnRow
{
    public const string Columns = "id, conversation, parent, number, speaker, state, created, content";

    public required string Id { get; init; }

    public required string Conversation { get; init; }

    public string? Parent { get; init; }

    public long Number { get; init; }

    public Speaker Speaker { get; init; }

    public TurnState State { get; init; }

    public long Created { get; init; }

    public byte[] Content { get; init; } = [];

    public async ValueTask<Turn> OpenAsync(OwnerId owner, OwnerSeal seal, CancellationToken cancellationToken) => new(
        RowId.Parse(Id), RowId.Parse(Conversation), Parent is null ? null : RowId.Parse(Parent), Speaker, State, DateTimeOffset.FromUnixTimeMilliseconds(Created),
        SealedJson.Turn(await seal.OpenAsync(owner, $"turn/{Id}", Content, cancellationToken).ConfigureAwait(false)));
}
