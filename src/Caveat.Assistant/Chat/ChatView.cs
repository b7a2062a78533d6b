using Caveat.Assistant.Access;
using Caveat.Assistant.Asking;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Prompts;
using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Chat;

/// <summary>What the page of a conversation shows.</summary>
/// <param name="Turns">Null for a conversation that has not begun.</param>
/// <param name="Prefill">What stands in the composer: the text of a prompt from the library, or nothing.</param>
/// <param name="Elsewhere">A turn that was asked for and stands on another branch; null for none.</param>
public sealed record ChatView(
    SignedIn By,
    TurnsView? Turns,
    IReadOnlyList<Conversation> Conversations,
    IReadOnlyList<Folder> Folders,
    IReadOnlyList<ModelView> Models,
    IReadOnlyList<Prompt> Starters,
    DateTimeOffset Now,
    string Prefill = "",
    bool OffersSample = false,
    RowId? Elsewhere = null)
{
    public Conversation? Conversation => Turns?.Conversation;
}
