using Caveat.Assistant.Access;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Design;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Assistant.Projects;

/// <summary>Projects: the list, a project's page, and the acts on it.</summary>
internal static class ProjectSetup
{
    private const int LongestName = 200;
    private const int LongestText = 20_000;

    public static void Add(IServiceCollection services, AssistantOptions options) => services.AddSingleton<ProjectStore>();

    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet("/projects", ListAsync);
        routes.MapPost("/projects", AddAsync);
        routes.MapGet("/projects/{id}", ShowAsync);
        routes.MapPost("/projects/{id}", SaveAsync);
        routes.MapPost("/projects/{id}/delete", DeleteAsync);
        routes.MapPost("/projects/{id}/conversations", BeginAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, ProjectStore projects)
    {
        var by = SignedIn.Of(http);
        return PageAnswer.Of<ProjectsPage>(new { By = by, Projects = await projects.ListAsync(by.Owner, http.RequestAborted).ConfigureAwait(false) });
    }

    private static async Task<IResult> AddAsync(HttpContext http, ProjectStore projects)
    {
        var by = SignedIn.Of(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        if (Read(form) is not { } words)
        {
            return PageAnswer.Of<ProjectsPage>(
                new { By = by, Projects = await projects.ListAsync(by.Owner, http.RequestAborted).ConfigureAwait(false), Problem = by.Locale.Fill("projects.name-needed", LongestName, LongestText) },
                StatusCodes.Status400BadRequest);
        }

        var project = await projects.AddAsync(by.Owner, words.Name, words.Instructions, words.Purpose, http.RequestAborted).ConfigureAwait(false);
        return To($"/projects/{project.Id}");
    }

    private static async Task<IResult> ShowAsync(HttpContext http, string id, ProjectStore projects, DocumentDesk documents, ConversationStore conversations, string? saved = null)
    {
        var by = SignedIn.Of(http);
        return await FindAsync(by, id, projects, http.RequestAborted).ConfigureAwait(false) is { } project
            ? await PageAsync(http, by, project, documents, conversations, saved is not null, null).ConfigureAwait(false)
            : PageAnswer.Problem(by, StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> SaveAsync(HttpContext http, string id, ProjectStore projects, DocumentDesk documents, ConversationStore conversations)
    {
        var by = SignedIn.Of(http);
        if (await FindAsync(by, id, projects, http.RequestAborted).ConfigureAwait(false) is not { } project)
        {
            return PageAnswer.Problem(by, StatusCodes.Status404NotFound);
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        if (Read(form) is not { } words)
        {
            return await PageAsync(http, by, project, documents, conversations, false, by.Locale.Fill("projects.name-needed", LongestName, LongestText)).ConfigureAwait(false);
        }

        await projects.UpdateAsync(by.Owner, project with { Name = words.Name, Instructions = words.Instructions, Purpose = words.Purpose }, http.RequestAborted).ConfigureAwait(false);
        return To($"/projects/{project.Id}?saved=1");
    }

    private static async Task<IResult> DeleteAsync(HttpContext http, string id, ProjectStore projects)
    {
        var by = SignedIn.Of(http);
        return RowId.TryParse(id, out var row) && await projects.DeleteAsync(by.Owner, row, http.RequestAborted).ConfigureAwait(false) ? To("/projects") : PageAnswer.Problem(by, StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> BeginAsync(HttpContext http, string id, ProjectStore projects, ConversationStore conversations)
    {
        var by = SignedIn.Of(http);
        if (await FindAsync(by, id, projects, http.RequestAborted).ConfigureAwait(false) is not { } project)
        {
            return PageAnswer.Problem(by, StatusCodes.Status404NotFound);
        }

        var conversation = await conversations.CreateAsync(by.Owner, project.Name, project.Id, http.RequestAborted).ConfigureAwait(false);
        return To($"/chat/{conversation.Id}");
    }

    private static async Task<IResult> PageAsync(
        HttpContext http, SignedIn by, Project project, DocumentDesk documents, ConversationStore conversations, bool saved, string? problem)
    {
        var all = await conversations.ListAsync(by.Owner, archived: false, http.RequestAborted).ConfigureAwait(false);
        return PageAnswer.Of<ProjectPage>(
            new
            {
                By = by,
                Project = project,
                Documents = await documents.OfProjectAsync(by.Owner, project.Id, http.RequestAborted).ConfigureAwait(false),
                Conversations = (IReadOnlyList<Conversation>)[.. all.Where(conversation => conversation.Project == project.Id)],
                Saved = saved,
                Problem = problem,
            },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static Task<Project?> FindAsync(SignedIn by, string id, ProjectStore projects, CancellationToken cancellationToken) =>
        RowId.TryParse(id, out var row) ? projects.FindAsync(by.Owner, row, cancellationToken) : Task.FromResult<Project?>(null);

    private static ProjectWords? Read(IFormCollection form)
    {
        var words = new ProjectWords(form["name"].ToString().Trim(), form["instructions"].ToString().Trim(), form["purpose"].ToString().Trim());
        return words.Name.Length is > 0 and <= LongestName && words.Instructions.Length <= LongestText && words.Purpose.Length <= LongestText ? words : null;
    }

    private static SeeOther To(string path) => new SeeOther(path);
}
