using Caveat.Assistant.Access;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Projects;
using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Conversations;

/// <summary>What an answer needs from the other parts of the assistant.</summary>
internal interface IAnswerMaterial
{
    Task<Project?> ProjectAsync(OwnerId owner, RowId project, CancellationToken cancellationToken);

    /// <summary>The passages that fit a question, numbered from 1.</summary>
    Task<IReadOnlyList<Source>> SourcesAsync(SignedIn by, IReadOnlyList<RowId> documents, RowId? project, string question, CancellationToken cancellationToken);

    /// <summary>The marking that the exchange is declared with: the highest of its sources; null where none bears one.</summary>
    Task<string?> LabelAsync(OwnerId owner, IReadOnlyList<Source> sources, CancellationToken cancellationToken);

    /// <summary>The question with its sources.</summary>
    string Compose(string question, IReadOnlyList<Source> sources);

    /// <summary>The first model that the agreement permits; null where there is none.</summary>
    Task<string?> FirstModelAsync(SignedIn by, CancellationToken cancellationToken);
}
