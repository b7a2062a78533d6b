using Caveat.Assistant.Storage;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Prompts;

/// <summary>Prompts for staff work that the organisation publishes, and each caller's own (sealed).</summary>
public sealed class PromptLibrary
{
    /// <summary>Published ones first, in the reader's language.</summary>
    public Task<IReadOnlyList<Prompt>> ListAsync(OwnerId owner, Locale locale, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Prompt> AddAsync(OwnerId owner, string title, string description, string text, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<bool> UpdateAsync(OwnerId owner, Prompt prompt, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<bool> DeleteAsync(OwnerId owner, string id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
