using Caveat.Assistant.Access;
using Caveat.Assistant.Asking;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Chat;

/// <summary>Some turns of the branch that is shown, with what showing them needs.</summary>
/// <param name="Earlier">How many turns of the branch stand before these.</param>
/// <param name="Documents">Those that came with these turns and are still there.</param>
/// <param name="Appealed">The turn whose appeal was just sent; null for none.</param>
public sealed record TurnsView(
    SignedIn By,
    Conversation Conversation,
    IReadOnlyList<ShownTurn> Turns,
    int Earlier,
    IReadOnlyList<Turn> Queued,
    IReadOnlyDictionary<RowId, StoredDocument> Documents,
    IReadOnlyList<ModelView> Models,
    RowId? Appealed = null)
{
    /// <summary>The answer that is arriving, or null.</summary>
    public Turn? Arriving => Turns is [.., { Turn: { Speaker: Speaker.Assistant, State: TurnState.Streaming } last }] ? last : null;
}
