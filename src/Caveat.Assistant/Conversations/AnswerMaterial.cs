using Caveat.Assistant.Access;
using Caveat.Assistant.Asking;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Projects;
using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <summary>Documents, projects and the gateway, as an answer needs them.</summary>
internal sealed class AnswerMaterial(Retrieval retrieval, DocumentDesk documents, ProjectStore projects, GatewayClient gateway) : IAnswerMaterial
{
    private const int MostSources = 8;

    public Task<Project?> ProjectAsync(OwnerId owner, RowId project, CancellationToken cancellationToken) => projects.FindAsync(owner, project, cancellationToken);

    public async Task<IReadOnlyList<Source>> SourcesAsync(SignedIn by, IReadOnlyList<RowId> attached, RowId? project, string question, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredDocument> shared = project is { } id ? await documents.OfProjectAsync(by.Owner, id, cancellationToken).ConfigureAwait(false) : [];
        RowId[] all = [.. attached.Concat(shared.Select(document => document.Id)).Distinct()];
        return all.Length == 0 ? [] : await retrieval.FindAsync(by, all, question, MostSources, 1, cancellationToken).ConfigureAwait(false);
    }

    public async Task<string?> LabelAsync(OwnerId owner, IReadOnlyList<Source> sources, CancellationToken cancellationToken)
    {
        List<string> markings = [];
        foreach (var ofDocument in sources.GroupBy(source => source.Document))
        {
            var document = await documents.FindAsync(owner, ofDocument.Key, cancellationToken).ConfigureAwait(false);
            // A passage without a marking of its own has its document's.
            markings.AddRange(ofDocument.Select(source => source.Marking.Length > 0 ? source.Marking : document?.Marking ?? ""));
        }

        return JoinedLabel.Of(markings);
    }

    public string Compose(string question, IReadOnlyList<Source> sources) => sources.Count == 0 ? question : SourceText.Compose(question, sources);

    public async Task<string?> FirstModelAsync(SignedIn by, CancellationToken cancellationToken) =>
        await gateway.ModelsAsync(by.Token, cancellationToken).ConfigureAwait(false) is [var first, ..] ? first.Id : null;
}
