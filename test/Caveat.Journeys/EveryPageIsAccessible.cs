using Caveat.Journeys.Hosting;
using Caveat.Scenarios.Hosting;

namespace Caveat.Journeys;

/// <summary>axe finds nothing on any page, in any theme, language or width; and nothing scrolls sideways on a phone.</summary>
public sealed class EveryPageIsAccessible(Browser browser)
{
    [Theory]
    [InlineData("en-GB")]
    [InlineData("fr-FR")]
    public async Task Before_anybody_is_let_in(string locale)
    {
        await using var server = await GovernedServer.StartAsync();
        await using var visit = await Visit.BeginAsync(browser, server, locale);
        var inspection = new Inspection(visit);
        await visit.Page.GotoAsync("/sign-in");
        await inspection.LookAsync("sign-in");
        await visit.Page.Locator("#name").FillAsync("officer");
        await visit.Button("access.sendCode").ClickAsync();
        await visit.Page.Locator(".card--info").WaitForAsync();
        await inspection.LookAsync("sign-in, code sent");
        await visit.Page.Locator("#code").FillAsync("0000-0000");
        await visit.Button("access.signIn").ClickAsync();
        await visit.Page.Locator("#sign-in-error").WaitForAsync();
        await inspection.LookAsync("sign-in, wrong code");
        await visit.Page.GotoAsync("/sign-in?locked=1&return=/chat");
        await inspection.LookAsync("sign-in, locked");
        await visit.SignInAsync("officer", accept: false);
        await visit.Page.WaitForURLAsync("**/consent**");
        await visit.Page.Locator("details.access-whole summary").ClickAsync();
        await inspection.LookAsync("consent, the whole text open");
        await visit.Page.GotoAsync("/consent?changed=1");
        await inspection.LookAsync("consent, changed");
        inspection.AssertClean();
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("fr-FR")]
    public async Task The_pages_around_a_conversation(string locale)
    {
        await using var server = await GovernedServer.StartAsync();
        await using var visit = await Visit.BeginAsync(browser, server, locale);
        var inspection = new Inspection(visit);
        await visit.SignInAsync("officer");
        var nobodys = new string('A', 22);
        foreach (var (state, path) in new[]
        {
            ("agreement", "/agreement"),
            ("settings", "/settings"),
            ("settings, saved", "/settings?saved=1"),
            ("forget", "/settings/forget"),
            ("archive", "/chat/archive"),
            ("apps, of nobody", "/apps"),
            ("problem: no conversation", $"/chat/{nobodys}"),
            ("problem: no project", $"/projects/{nobodys}"),
            ("problem: no source", $"/sources/{nobodys}"),
            ("problem: no export", $"/exports/answer/{nobodys}.docx"),
        })
        {
            await visit.Page.GotoAsync(path);
            await inspection.LookAsync(state);
        }

        inspection.AssertClean();
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("fr-FR")]
    public async Task Projects_prompts_and_search(string locale)
    {
        await using var server = await GovernedServer.StartAsync();
        await using var visit = await Visit.BeginAsync(browser, server, locale);
        var inspection = new Inspection(visit);
        await visit.SignInAsync("officer", path: "/projects");
        await inspection.LookAsync("projects, empty");
        await visit.Page.Locator("#project-name").FillAsync("A_long_name_without_a_place_to_break_" + new string('x', 120));
        await visit.Page.Locator("#project-purpose").FillAsync("Winter planning");
        await visit.SubmitAsync("#project-name");
        await visit.Page.Locator("#add-file").WaitForAsync();
        await inspection.LookAsync("project, empty");
        await visit.Page.Locator("#file").SetInputFilesAsync(Repository.File("samples", "documents", "northern-route-study.md"));
        await visit.SubmitAsync("#file");
        await visit.Page.Locator("#files .list-item").WaitForAsync();
        await visit.Page.Locator("details:not(.menu, .paste) summary").Last.ClickAsync();
        await inspection.LookAsync("project, with a file");
        await visit.Page.GotoAsync("/projects");
        await inspection.LookAsync("projects, one");

        await visit.Page.GotoAsync("/prompts");
        await inspection.LookAsync("prompts, none of one's own");
        await visit.Page.Locator("details.card summary").ClickAsync();
        await inspection.LookAsync("prompts, writing one");
        await visit.Page.Locator("#prompt-title").FillAsync("Weekly report");
        await visit.Page.Locator("#prompt-text").FillAsync("Write to {{whom}} about {{what}}.");
        await visit.SubmitAsync("#prompt-title");
        await visit.Page.Locator("section[aria-labelledby=own] li").WaitForAsync();
        await inspection.LookAsync("prompts, one of one's own");
        await visit.Page.Locator("section[aria-labelledby=own] li a").First.ClickAsync();
        await visit.Page.Locator("#fill").WaitForAsync();
        await inspection.LookAsync("prompt, filling in");
        await visit.Page.GoBackAsync();
        await visit.Page.Locator("section[aria-labelledby=own] li a").Last.ClickAsync();
        await visit.Page.Locator("form[action$='/delete']").WaitForAsync();
        await inspection.LookAsync("prompt, editing");

        await visit.Page.GotoAsync("/search");
        await inspection.LookAsync("search, empty");
        await visit.Page.Locator("#q").FillAsync("zebra");
        await visit.SubmitAsync("#q");
        await visit.Page.Locator("p[role=status]").WaitForAsync();
        await inspection.LookAsync("search, nothing found");
        inspection.AssertClean();
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("fr-FR")]
    public async Task The_keys_of_apps(string locale)
    {
        await using var server = await GovernedServer.StartAsync();
        await using var visit = await Visit.BeginAsync(browser, server, locale);
        var inspection = new Inspection(visit);
        await visit.SignInAsync("developer", path: "/apps");
        await inspection.LookAsync("apps, none");
        await visit.Page.Locator("#app").FillAsync("travel-desk");
        await visit.SubmitAsync("#app");
        await visit.Page.Locator("#new-key").WaitForAsync();
        await inspection.LookAsync("apps, a new key");
        await visit.Page.GotoAsync("/apps");
        await visit.Page.Locator("table").First.WaitForAsync();
        await inspection.LookAsync("apps, one");
        await visit.Page.Locator("#app").FillAsync("Not a name!");
        await visit.SubmitAsync("#app");
        await visit.Page.Locator("[role=alert]").First.WaitForAsync();
        await inspection.LookAsync("apps, refused");
        inspection.AssertClean();
    }
}
