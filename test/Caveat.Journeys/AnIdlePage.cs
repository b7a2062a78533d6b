using Caveat.Journeys.Hosting;
using Caveat.Scenarios.Hosting;
using Microsoft.Playwright;

namespace Caveat.Journeys;

/// <summary>A page that nobody uses for fifteen minutes warns, then clears the screen; what was being written is there afterwards.</summary>
public sealed class AnIdlePage(Browser browser)
{
    private const string Draft = "Which units use the northern route";

    [Theory]
    [InlineData("en-GB", false)]
    [InlineData("fr-FR", true)]
    public async Task Locks_and_keeps_the_draft(string locale, bool byKeyboard)
    {
        await using var server = await GovernedServer.StartAsync();
        await using var visit = await Visit.BeginAsync(browser, server, locale, byKeyboard);
        var page = visit.Page;
        await page.Clock.InstallAsync();
        await visit.SignInAsync("officer");
        await visit.TypeAsync(page.Locator("#text"), Draft);

        await page.Clock.FastForwardAsync("14:30");
        await Assertions.Expect(page.Locator("#idle")).ToBeVisibleAsync();
        await visit.UseAsync(visit.Button("access.idle.stay"));
        await Assertions.Expect(page.Locator("#idle")).ToBeHiddenAsync();

        await page.Clock.FastForwardAsync("15:01");
        await page.WaitForURLAsync("**/sign-in?*");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(visit.Words["access.notice.locked"]);
        // The server locked as well: another page does not open either.
        await page.GotoAsync("/settings");
        await Assertions.Expect(page.Locator("#code")).ToBeVisibleAsync();

        await page.GotoAsync("/chat");
        await visit.GiveCodeAsync("officer");
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync(Draft);
        visit.AssertQuiet();
    }
}
