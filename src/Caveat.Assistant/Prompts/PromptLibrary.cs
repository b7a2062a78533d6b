using Caveat.Assistant.Storage;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Prompts;

/// <summary>Prompts for staff work that the organisation publishes, and each caller's own (sealed).</summary>
public sealed class PromptLibrary
{
    private readonly PublishedPrompts _published;
    private readonly SealedRows<PromptWords> _own;

    /// <exception cref="IOException">The organisation's folder cannot be read as prompts; the message is for the operator.</exception>
    public PromptLibrary(AssistantOptions options, AssistantDatabase database, OwnerSeal seal, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _published = PublishedPrompts.Read(options.PromptFolder);
        _own = new SealedRows<PromptWords>(database, seal, time, "prompts", PromptJson.Default.PromptWords);
    }

    /// <summary>Published ones first, in the reader's language.</summary>
    public async Task<IReadOnlyList<Prompt>> ListAsync(OwnerId owner, Locale locale, CancellationToken cancellationToken) =>
        [.. _published.In(locale), .. (await _own.ListAsync(owner, cancellationToken).ConfigureAwait(false)).Select(row => Of(row.Id, row.Content))];

    public async Task<Prompt?> FindAsync(OwnerId owner, Locale locale, string id, CancellationToken cancellationToken) =>
        RowId.TryParse(id, out var row) && await _own.FindAsync(owner, row, cancellationToken).ConfigureAwait(false) is { } own
            ? Of(own.Id, own.Content)
            : _published.Find(locale, id);

    public async Task<Prompt> AddAsync(OwnerId owner, string title, string description, string text, CancellationToken cancellationToken)
    {
        var words = new PromptWords(title, description, text);
        return Of((await _own.AddAsync(owner, words, cancellationToken).ConfigureAwait(false)).Id, words);
    }

    public async Task<bool> UpdateAsync(OwnerId owner, Prompt prompt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return RowId.TryParse(prompt.Id, out var row)
            && await _own.UpdateAsync(owner, row, new PromptWords(prompt.Title, prompt.Description, prompt.Text), cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> DeleteAsync(OwnerId owner, string id, CancellationToken cancellationToken) =>
        RowId.TryParse(id, out var row) && await _own.DeleteAsync(owner, row, cancellationToken).ConfigureAwait(false);

    private static Prompt Of(RowId id, PromptWords words) => new(id.Value, words.Title, words.Description, words.Text, IsPublished: false);
}
