using Caveat.Assistant.Access;
using Caveat.Assistant.Asking;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Projects;
using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Tests.Conversations;

/// <summary>Documents and projects as a test puts them.</summary>
internal sealed class FakeMaterial : IAnswerMaterial
{
    public Dictionary<RowId, string> Documents { get; } = [];

    public Dictionary<RowId, Project> Projects { get; } = [];

    public string? FirstModel { get; set; } = "first-model";

    public Exception? Failure { get; set; }

    public Task<Project?> ProjectAsync(OwnerId owner, RowId project, CancellationToken cancellationToken) => Task.FromResult(Projects.GetValueOrDefault(project));

    public Task<IReadOnlyList<Source>> SourcesAsync(SignedIn by, IReadOnlyList<RowId> documents, RowId? project, string question, CancellationToken cancellationToken) =>
        Failure is null
            ? Task.FromResult<IReadOnlyList<Source>>([.. documents.Where(Documents.ContainsKey).Select((id, index) => new Source(index + 1, id, "plan.pdf", RowId.New(), 2, 3, Documents[id], "NATO UNCLASSIFIED"))])
            : Task.FromException<IReadOnlyList<Source>>(Failure);

    public Task<string?> LabelAsync(OwnerId owner, IReadOnlyList<Source> sources, CancellationToken cancellationToken) =>
        Task.FromResult(JoinedLabel.Of(sources.Select(source => source.Marking)));

    public string Compose(string question, IReadOnlyList<Source> sources) => string.Concat(sources.Select(source => $"[{source.Number}] {source.Text}\n")) + question;

    public Task<string?> FirstModelAsync(SignedIn by, CancellationToken cancellationToken) => Task.FromResult(FirstModel);

    public static SignedIn SignIn(char owner, string language = "en") => new(
        OwnerId.Parse(new string(owner, 64)),
        new CallerView(new string(owner, 64), "Officer", new NamedView("staff", "Staff"), "FRA", new NamedView("work", "Work"), [], "NATO UNCLASSIFIED"),
        $"cvs_{owner}",
        Assistant.Words.Locale.Find(language)!,
        new NetworkView(new NamedView("net", "Net"), "NATO UNCLASSIFIED", "", [new AgreementView("sample", 3, "", "", default, null, [], [])]),
        []);
}
