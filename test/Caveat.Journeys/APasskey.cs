using Caveat.Journeys.Hosting;
using Caveat.Scenarios.Hosting;
using Microsoft.Playwright;

namespace Caveat.Journeys;

/// <summary>A passkey takes the place of codes: added in the settings, used at the next sign-in.</summary>
public sealed class APasskey(Browser browser)
{
    [Theory]
    [InlineData("en-GB", false)]
    [InlineData("fr-FR", true)]
    public async Task Signs_in_where_it_was_added(string locale, bool byKeyboard)
    {
        await using var server = await GovernedServer.StartAsync();
        await using var visit = await Visit.BeginAsync(browser, server, locale, byKeyboard, byName: true);
        var page = visit.Page;
        // The device of this test answers at once, so it would answer the offer in the name field before anybody pressed the button.
        await page.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = async () => false;");
        await AddDeviceAsync(page);

        await visit.SignInAsync("officer", path: "/settings");
        await visit.UseAsync(visit.Button("settings.passkeyAdd"));
        await Assertions.Expect(page.Locator(".settings-passkey")).ToContainTextAsync(visit.Words["settings.passkey"]);
        await visit.UseAsync(visit.Button("settings.signOut"));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(visit.Words["access.notice.out"]);

        await visit.UseAsync(visit.Button("access.passkey"));
        await Assertions.Expect(page.Locator("#text")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".caller__name")).ToHaveTextAsync("officer");
        visit.AssertQuiet();
    }

    [Fact]
    public async Task Offers_itself_in_the_name_field()
    {
        await using var server = await GovernedServer.StartAsync();
        await using var visit = await Visit.BeginAsync(browser, server, byName: true);
        await AddDeviceAsync(visit.Page);
        await visit.SignInAsync("officer", path: "/settings");
        await visit.UseAsync(visit.Button("settings.passkeyAdd"));
        await Assertions.Expect(visit.Page.Locator(".settings-passkey")).ToHaveCountAsync(1);

        await visit.UseAsync(visit.Button("settings.signOut"));
        await Assertions.Expect(visit.Page.Locator("#text")).ToBeVisibleAsync();
        visit.AssertQuiet();
    }

    /// <summary>A device with a fingerprint reader that is touched at once: Chromium's own, by its DevTools protocol.</summary>
    private static async Task AddDeviceAsync(IPage page)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new
            {
                protocol = "ctap2",
                transport = "internal",
                hasResidentKey = true,
                hasUserVerification = true,
                isUserVerified = true,
                automaticPresenceSimulation = true,
            },
        });
    }
}
