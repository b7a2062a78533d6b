using Caveat.Assistant.Access;
using Caveat.Assistant.Asking;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Prompts;
using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Chat;

/// <summary>Reads what the pages of conversations show.</summary>
internal sealed class ChatReader(
    ConversationStore store, DocumentDesk documents, PromptLibrary prompts, GatewayClient gateway, AssistantOptions options, TimeProvider time)
{
    /// <summary>How many turns a page begins with; earlier ones follow as the reader scrolls to them.</summary>
    public const int PageTurns = 60;

    private const int MostStarters = 6;

    public async Task<ChatView> NewAsync(SignedIn by, string? prompt, CancellationToken cancellationToken)
    {
        var library = await prompts.ListAsync(by.Owner, by.Locale, cancellationToken).ConfigureAwait(false);
        return await PageAsync(by, null, cancellationToken).ConfigureAwait(false) with
        {
            Starters = [.. library.Where(entry => entry.IsPublished).Take(MostStarters)],
            Prefill = prompt is null ? "" : library.FirstOrDefault(entry => entry.Id == prompt)?.Text ?? "",
            OffersSample = options.OffersSample,
        };
    }

    /// <param name="from">A turn that must be among those shown; null for the last ones.</param>
    /// <returns>Null where there is no such conversation of this caller.</returns>
    public async Task<ChatView?> OpenAsync(SignedIn by, RowId id, RowId? from, bool all, RowId? appealed, CancellationToken cancellationToken)
    {
        if (await store.OpenAsync(by.Owner, id, cancellationToken).ConfigureAwait(false) is not { } open)
        {
            return null;
        }

        var at = from is { } turn ? IndexOf(open.Turns, turn) : -1;
        var first = all ? 0 : Math.Max(0, open.Turns.Count - PageTurns);
        first = at < 0 ? first : Math.Min(first, Math.Max(0, at - 2));
        var turns = await TurnsAsync(by, open, first, open.Turns.Count, cancellationToken).ConfigureAwait(false);
        return await PageAsync(by, turns with { Appealed = appealed }, cancellationToken).ConfigureAwait(false) with
        {
            Elsewhere = at < 0 ? from : null,
        };
    }

    /// <summary>The turns that stand before another, or after it: what scripts put in place.</summary>
    /// <returns>Null where there is no such conversation, or where that turn is not on the branch that is shown.</returns>
    public async Task<TurnsView?> PartAsync(SignedIn by, RowId id, RowId turn, TurnPart part, CancellationToken cancellationToken)
    {
        var open = await store.OpenAsync(by.Owner, id, cancellationToken).ConfigureAwait(false);
        var at = open is null ? -1 : IndexOf(open.Turns, turn);
        if (at < 0)
        {
            return null;
        }

        var (first, end) = part switch
        {
            TurnPart.Before => (Math.Max(0, at - PageTurns), at),
            TurnPart.After => (at + 1, open!.Turns.Count),
            _ => (at, at + 1),
        };
        return await TurnsAsync(by, open!, first, end, cancellationToken).ConfigureAwait(false);
    }

    public async Task<TurnsView?> AllAsync(SignedIn by, RowId id, CancellationToken cancellationToken) =>
        await store.OpenAsync(by.Owner, id, cancellationToken).ConfigureAwait(false) is { } open
            ? await TurnsAsync(by, open, 0, open.Turns.Count, cancellationToken).ConfigureAwait(false)
            : null;

    private async Task<ChatView> PageAsync(SignedIn by, TurnsView? turns, CancellationToken cancellationToken) => new(
        by,
        turns,
        await store.ListAsync(by.Owner, archived: false, cancellationToken).ConfigureAwait(false),
        await store.FoldersAsync(by.Owner, cancellationToken).ConfigureAwait(false),
        turns?.Models ?? await ModelsAsync(by, cancellationToken).ConfigureAwait(false),
        [],
        time.GetUtcNow());

    private async Task<TurnsView> TurnsAsync(SignedIn by, OpenConversation open, int first, int end, CancellationToken cancellationToken)
    {
        ShownTurn[] shown = [.. open.Turns.Take(first..end)];
        Dictionary<RowId, StoredDocument> found = [];
        foreach (var id in shown.Select(turn => turn.Turn).Concat(open.Queued).SelectMany(turn => turn.Content.Documents).Distinct())
        {
            if (await documents.FindAsync(by.Owner, id, cancellationToken).ConfigureAwait(false) is { } document)
            {
                found.Add(id, document);
            }
        }

        return new TurnsView(by, open.Conversation, shown, first, open.Queued, found, await ModelsAsync(by, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>None while the gateway cannot tell: the conversation is read all the same.</summary>
    private async Task<IReadOnlyList<ModelView>> ModelsAsync(SignedIn by, CancellationToken cancellationToken)
    {
        try
        {
            return await gateway.ModelsAsync(by.Token, cancellationToken).ConfigureAwait(false);
        }
        catch (GatewayRefusedException)
        {
            return [];
        }
    }

    private static int IndexOf(IReadOnlyList<ShownTurn> turns, RowId turn)
    {
        for (var index = turns.Count - 1; index >= 0; index--)
        {
            if (turns[index].Turn.Id == turn)
            {
                return index;
            }
        }

        return -1;
    }
}
