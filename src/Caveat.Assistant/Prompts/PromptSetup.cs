using Caveat.Assistant.Access;
using Caveat.Assistant.Chat;
using Caveat.Assistant.Design;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Assistant.Prompts;

/// <summary>The prompt library: the list, filling in the gaps, and the caller's own.</summary>
internal static class PromptSetup
{
    private const int LongestTitle = 200;
    private const int LongestText = 20_000;

    public static void Add(IServiceCollection services, AssistantOptions options) => services.AddSingleton<PromptLibrary>();

    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet("/prompts", (HttpContext http, PromptLibrary library) => ListAsync(http, library, null));
        routes.MapPost("/prompts", AddAsync);
        routes.MapGet("/prompts/{id}", ShowAsync);
        routes.MapPost("/prompts/{id}/use", UseAsync);
        routes.MapGet("/prompts/{id}/edit", (HttpContext http, string id, PromptLibrary library) => EditAsync(http, id, library, null));
        routes.MapPost("/prompts/{id}/edit", SaveAsync);
        routes.MapPost("/prompts/{id}/delete", DeleteAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, PromptLibrary library, string? problem)
    {
        var by = SignedIn.Of(http);
        return PageAnswer.Of<PromptsPage>(
            new { By = by, Prompts = await library.ListAsync(by.Owner, by.Locale, http.RequestAborted).ConfigureAwait(false), Problem = problem },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> AddAsync(HttpContext http, PromptLibrary library)
    {
        var by = SignedIn.Of(http);
        if (await ReadAsync(http).ConfigureAwait(false) is not { } words)
        {
            return await ListAsync(http, library, Needed(by)).ConfigureAwait(false);
        }

        await library.AddAsync(by.Owner, words.Title, words.Description, words.Text, http.RequestAborted).ConfigureAwait(false);
        return new SeeOther("/prompts");
    }

    /// <summary>A prompt without gaps goes straight to the composer.</summary>
    private static async Task<IResult> ShowAsync(HttpContext http, string id, PromptLibrary library)
    {
        var by = SignedIn.Of(http);
        return await library.FindAsync(by.Owner, by.Locale, id, http.RequestAborted).ConfigureAwait(false) switch
        {
            null => PageAnswer.Problem(by, StatusCodes.Status404NotFound),
            var prompt when PromptGaps.In(prompt.Text).Count == 0 => new SeeOther($"/chat?prompt={Uri.EscapeDataString(id)}"),
            var prompt => PageAnswer.Of<FillPage>(new { By = by, Prompt = prompt }),
        };
    }

    /// <summary>The filled text is content: it goes into the page, never into an address.</summary>
    private static async Task<IResult> UseAsync(HttpContext http, string id, PromptLibrary library, ChatReader chat)
    {
        var by = SignedIn.Of(http);
        if (await library.FindAsync(by.Owner, by.Locale, id, http.RequestAborted).ConfigureAwait(false) is not { } prompt)
        {
            return PageAnswer.Problem(by, StatusCodes.Status404NotFound);
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        var gaps = PromptGaps.In(prompt.Text);
        var text = PromptGaps.Fill(prompt.Text, gap => form[$"gap-{gaps.Index().First(pair => pair.Item == gap).Index}"].ToString().Trim());
        var view = await chat.NewAsync(by, null, http.RequestAborted).ConfigureAwait(false);
        return PageAnswer.Of<ChatPage>(new { View = view with { Prefill = text } });
    }

    private static async Task<IResult> EditAsync(HttpContext http, string id, PromptLibrary library, string? problem)
    {
        var by = SignedIn.Of(http);
        return await library.FindAsync(by.Owner, by.Locale, id, http.RequestAborted).ConfigureAwait(false) is { IsPublished: false } prompt
            ? PageAnswer.Of<EditPage>(new { By = by, Prompt = prompt, Problem = problem }, problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest)
            : PageAnswer.Problem(by, StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> SaveAsync(HttpContext http, string id, PromptLibrary library)
    {
        var by = SignedIn.Of(http);
        if (await ReadAsync(http).ConfigureAwait(false) is not { } words)
        {
            return await EditAsync(http, id, library, Needed(by)).ConfigureAwait(false);
        }

        var prompt = new Prompt(id, words.Title, words.Description, words.Text, IsPublished: false);
        return await library.UpdateAsync(by.Owner, prompt, http.RequestAborted).ConfigureAwait(false) ? new SeeOther("/prompts") : PageAnswer.Problem(by, StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> DeleteAsync(HttpContext http, string id, PromptLibrary library)
    {
        var by = SignedIn.Of(http);
        return await library.DeleteAsync(by.Owner, id, http.RequestAborted).ConfigureAwait(false) ? new SeeOther("/prompts") : PageAnswer.Problem(by, StatusCodes.Status404NotFound);
    }

    private static async Task<PromptWords?> ReadAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        var words = new PromptWords(form["title"].ToString().Trim(), form["description"].ToString().Trim(), form["text"].ToString().Trim());
        return words.Title.Length is > 0 and <= LongestTitle && words.Description.Length <= LongestText && words.Text.Length is > 0 and <= LongestText ? words : null;
    }

    private static string Needed(SignedIn by) => by.Locale.Fill("prompts.needed", LongestTitle, LongestText);
}
